package io.voicesdr.web;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** An address that nothing stands at: people get a page in their language, programs the bare status. */
class Lost {
    private final Pages pages;

    Lost(Pages pages) {
        this.pages = pages;
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException lost, HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().contains(MediaType.TEXT_HTML_TYPE)
                ? ShieldHeaders.on(Response.fromResponse(pages.lost(headers))).build()
                : lost.getResponse();
    }
}
