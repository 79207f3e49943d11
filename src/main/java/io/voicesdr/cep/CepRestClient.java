package io.voicesdr.cep;

import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Both services over HTTP. Bodies are text: ViaCEP answers HTML to what it does not like. */
interface CepRestClient {

    @GET
    @Path("/api/cep/v1/{cep}")
    String brasilApi(@PathParam("cep") String cep);

    @GET
    @Path("/ws/{cep}/json/")
    String viaCep(@PathParam("cep") String cep);

    /** Every status from 400 up, without its body: it says nothing that we would tell. */
    @ClientExceptionMapper
    static RuntimeException toException(Response response) {
        return new CepHttpException(response.getStatus());
    }
}
