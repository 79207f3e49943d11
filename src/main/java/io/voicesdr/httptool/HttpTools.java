package io.voicesdr.httptool;

import io.voicesdr.conversation.tool.Arguments;
import io.voicesdr.conversation.tool.Tool;
import io.voicesdr.conversation.tool.ToolAnswer;
import io.voicesdr.conversation.tool.ToolSource;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.HttpTool;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The tenants' own tools. */
@ApplicationScoped
class HttpTools implements ToolSource {

    private static final Logger LOG = Logger.getLogger(HttpTools.class);

    private final HttpFetch fetch;

    HttpTools(HttpFetch fetch) {
        this.fetch = fetch;
    }

    @Override
    public List<Tool> tools(Tenant tenant, ConversationState state) {
        return tenant.tools().http().stream()
                .map(tool -> new Tool(
                        tool.name(),
                        tool.description(),
                        tool.parameters(),
                        tool.timeout().plusSeconds(1),
                        arguments -> call(tenant.instance(), tool, arguments)))
                .toList();
    }

    ToolAnswer call(String instance, HttpTool tool, Arguments arguments) throws InterruptedException {
        Optional<String> complaint = ArgumentCheck.complaint(tool, arguments);
        if (complaint.isPresent()) {
            return ToolAnswer.failed(complaint.get());
        }
        return switch (fetch.fetch(tool, Target.of(tool, arguments))) {
            case HttpFetch.Reply.Ok ok -> ToolAnswer.found(ok.body().isBlank() ? "(empty)" : ok.body());
            case HttpFetch.Reply.Status status -> status(instance, tool, status.status());
            case HttpFetch.Reply.Failed failed -> {
                LOG.warnf(
                        "HTTP_TOOL_%s instance=%s tool=%s: check its url in tenant.yaml, and the service behind it",
                        failed.why(), instance, tool.name());
                yield ToolAnswer.failed("the service did not answer; go on without it");
            }
        };
    }

    private static ToolAnswer status(String instance, HttpTool tool, int status) {
        if (status == 404) {
            return ToolAnswer.found("(not found)");
        }
        LOG.warnf(
                "HTTP_TOOL_STATUS instance=%s tool=%s http=%d: look at the service's own log; redirects are not followed",
                instance, tool.name(), status);
        return ToolAnswer.failed("the service answered with HTTP " + status);
    }
}
