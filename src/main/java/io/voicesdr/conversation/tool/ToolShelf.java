package io.voicesdr.conversation.tool;

import io.micrometer.core.instrument.MeterRegistry;
import io.voicesdr.core.knowledge.Library;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.HttpTool;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Packs a turn's {@link Toolbox} from everything that brings tools. Thread-safe. */
@ApplicationScoped
public class ToolShelf {

    private final List<ToolSource> sources;
    private final MeterRegistry registry;

    @Inject
    ToolShelf(@Any Instance<ToolSource> sources, MeterRegistry registry) {
        this(sources.stream().toList(), registry);
    }

    /** @param sources in any order */
    public ToolShelf(List<ToolSource> sources, MeterRegistry registry) {
        this.sources = List.copyOf(sources);
        this.registry = registry;
    }

    /** What the model may use to answer {@code state}; always in the same order, so that prompts can be cached. */
    public Toolbox box(Tenant tenant, ConversationState state) {
        return box(tenant, state, tool -> true);
    }

    /** As {@link #box(Tenant, ConversationState)}, without the tenant's own tools that may change something out there. */
    public Toolbox readingBox(Tenant tenant, ConversationState state) {
        Set<String> writing = tenant.tools().http().stream()
                .filter(tool -> !tool.method().equals("GET"))
                .map(HttpTool::name)
                .collect(Collectors.toSet());
        return box(tenant, state, tool -> !writing.contains(tool.name()));
    }

    private Toolbox box(Tenant tenant, ConversationState state, Predicate<Tool> wanted) {
        List<Tool> tools = sources.stream()
                .flatMap(source -> source.tools(tenant, state).stream())
                .filter(wanted)
                .sorted(Comparator.comparing(Tool::name))
                .toList();
        String where = "chat=" + state.chat().masked();
        Library library = sources.stream()
                .map(source -> source.library(tenant))
                .filter(any -> !any.isEmpty())
                .findFirst()
                .orElse(Library.NONE);
        return new Toolbox(
                tools,
                library,
                () -> sources.forEach(source -> source.lost(tenant)),
                where,
                (tool, outcome, time) -> registry.timer(
                                "voicesdr.tool.call", "instance", tenant.instance(), "tool", tool, "outcome", outcome)
                        .record(time));
    }
}
