package io.voicesdr.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.api.http.ListQuery.Asked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Answers lists: a page as JSON, or everything as CSV or JSON Lines, written row by row. Thread-safe. */
@ApplicationScoped
public class Lists {
    private final ObjectMapper json;

    Lists(ObjectMapper json) {
        this.json = json;
    }

    /** The page of {@code listing} that was asked for, in the form that the caller prefers. */
    public <T> Response answer(Listing<T> listing, Asked asked, HttpHeaders headers, UriInfo uri) {
        Format format = Format.of(headers.getAcceptableMediaTypes());
        Listing.Page<T> page = listing.page(asked, asked.limitOr(format != Format.JSON));
        String next = page.next().map(Cursor::encoded).orElse(null);
        Response.ResponseBuilder response = Response.ok()
                .header(HttpHeaders.CONTENT_TYPE, format.contentType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (next != null) {
            response.link(
                    uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build(), "next");
        }
        return switch (format) {
            case JSON -> response.entity(new Items(page.rows(), next)).build();
            case CSV ->
                response.entity((StreamingOutput) out -> new CsvTable(listing.columns()).write(trees(page.rows()), out))
                        .build();
            case JSON_LINES ->
                response.entity((StreamingOutput) out -> writeLines(page.rows(), out))
                        .build();
        };
    }

    private Iterable<JsonNode> trees(Iterable<Object> rows) {
        return () -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> json.<JsonNode>valueToTree(row))
                .iterator();
    }

    private void writeLines(Iterable<Object> rows, OutputStream out) throws IOException {
        for (Object row : rows) {
            out.write(json.writeValueAsBytes(row));
            out.write('\n');
        }
        out.flush();
    }

    /**
     * One page of a list, as JSON writes it.
     *
     * @param next cursor of the page after; null on the last one
     */
    @RegisterForReflection // without it the native executable answers lists with an empty object
    public record Items(Iterable<Object> items, @Nullable String next) {}
}
