package io.voicesdr.cep;

import io.voicesdr.conversation.tool.Tool;
import io.voicesdr.conversation.tool.ToolAnswer;
import io.voicesdr.conversation.tool.ToolSource;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** {@code consultar_cep}. */
@ApplicationScoped
class CepTool implements ToolSource {

    private final CepGateway gateway;

    CepTool(CepGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public List<Tool> tools(Tenant tenant, ConversationState state) {
        if (!tenant.tools().cep()) {
            return List.of();
        }
        Language language = Language.of(tenant.language());
        return List.of(new Tool(
                "consultar_cep",
                language.choose(
                        "Rua, bairro e cidade de um CEP brasileiro de 8 dígitos.",
                        "Street, district and city of a Brazilian postal code (CEP) of 8 digits.",
                        "Calle, barrio y ciudad de un código postal brasileño (CEP) de 8 dígitos."),
                Tool.textParameters(Map.of("cep", "CEP"), List.of("cep")),
                Tool.TIMEOUT,
                arguments -> told(arguments.text("cep").orElse(""), language)));
    }

    private ToolAnswer told(String written, Language language) {
        // a model that writes a number loses the zeros that São Paulo's codes begin with
        String padded = written.matches("\\d{7}") ? "0" + written : written;
        return CepGateway.digits(padded)
                .map(cep -> told(gateway.look(cep), language))
                .orElseGet(() -> ToolAnswer.failed(language.choose(
                        "Um CEP tem 8 dígitos; peça de novo ao cliente.",
                        "A CEP has 8 digits; ask the customer again.",
                        "Un CEP tiene 8 dígitos; pídelo de nuevo al cliente.")));
    }

    private static ToolAnswer told(CepGateway.Looked looked, Language language) {
        return switch (looked) {
            case CepGateway.Looked.Found found ->
                ToolAnswer.found(found.address().told());
            case CepGateway.Looked.Unknown unknown ->
                ToolAnswer.found(language.choose(
                        "Esse CEP não existe; confira com o cliente.",
                        "There is no such CEP; check it with the customer.",
                        "Ese CEP no existe; confírmalo con el cliente."));
            case CepGateway.Looked.Down down ->
                ToolAnswer.failed(language.choose(
                        "A consulta de CEP está fora do ar; peça o endereço ao cliente.",
                        "The CEP look-up is down; ask the customer for the address.",
                        "La consulta de CEP no funciona ahora; pide la dirección al cliente."));
        };
    }
}
