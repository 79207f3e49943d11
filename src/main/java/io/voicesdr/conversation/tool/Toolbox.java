package io.voicesdr.conversation.tool;

import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.answer.Answer.Handover;
import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.grounding.ToolResult;
import io.voicesdr.core.knowledge.Citation;
import io.voicesdr.core.knowledge.Library;
import io.voicesdr.core.knowledge.Passage;
import io.voicesdr.core.prompt.Untrusted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The tools of one turn, and what came of using them. Calls of one step run side by side; a call made before is answered
 * from memory. Belongs to the turn's thread.
 */
public final class Toolbox {

    private static final Logger LOG = Logger.getLogger(Toolbox.class);

    /** Of one result; about a thousand tokens, paid again at every further step. */
    public static final int MAX_CHARS = 4_000;

    /** Steps of one turn, each one more request to the model (law 7). */
    public static final int MAX_STEPS = 5;

    /** Calls of one step that are really made. */
    static final int MAX_PARALLEL = 8;

    /** What the model's own search is called among the results. */
    static final String LIBRARY = "file_search";

    private static final String CUT = " […]";

    /** Told of every call made. */
    interface Meter {
        void called(String tool, String outcome, Duration time);
    }

    private final List<Tool> tools;
    private final Runnable onLost;
    private final String where;
    private final Meter meter;
    private final Map<String, ToolAnswer> known = new HashMap<>();
    private final List<ToolResult> results = new ArrayList<>();
    private final List<ToolAnswer> answers = new ArrayList<>();
    private Library library;
    private int steps;

    /** @param onLost told when the model could not read {@code library} */
    Toolbox(List<Tool> tools, Library library, Runnable onLost, String where, Meter meter) {
        this.tools = List.copyOf(tools);
        this.library = library;
        this.onLost = onLost;
        this.where = where;
        this.meter = meter;
    }

    /** A box without tools. */
    public static Toolbox empty() {
        return new Toolbox(List.of(), Library.NONE, () -> {}, "", (tool, outcome, time) -> {});
    }

    /** What may be called: no search in documents that the model reads by itself. */
    public List<Tool> tools() {
        return library.isEmpty()
                ? tools
                : tools.stream()
                        .filter(tool -> !tool.name().equals(KnowledgeTool.NAME))
                        .toList();
    }

    /** Whether another step may be taken. */
    public boolean isOpen() {
        return !tools().isEmpty() && steps < MAX_STEPS;
    }

    /** Documents that the model can read by itself. */
    public Library library() {
        return library;
    }

    /** This model can't read by itself: from now on the documents are searched by a tool. */
    public void closeLibrary() {
        library = Library.NONE;
    }

    /** What lies there can't be read any more; as {@link #closeLibrary}, and in other turns too. */
    public void loseLibrary() {
        closeLibrary();
        onLost.run();
    }

    /** The model's side has read {@code excerpts}: what our documents say there stands behind the answer. */
    public void read(List<Library.Excerpt> excerpts) {
        List<Passage> passages = excerpts.stream()
                .flatMap(excerpt -> library.knowledge().passages(excerpt).stream())
                .distinct()
                .toList();
        if (!passages.isEmpty()) {
            results.add(new ToolResult(LIBRARY, "{}", Untrusted.text(Citation.shown(passages)), true));
        }
    }

    /** Everything called so far, oldest first. */
    public List<ToolResult> results() {
        return List.copyOf(results);
    }

    /**
     * Makes {@code calls} side by side and waits for all of them, at most {@code patience}. Never throws: what goes wrong
     * is the text of the result.
     *
     * @return one result a call, in order
     */
    public List<ToolResult> run(List<ToolCall> calls, Duration patience) {
        steps++;
        List<Running> running = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            running.add(i < MAX_PARALLEL ? start(calls.get(i), patience) : tooMany());
        }
        List<ToolResult> made = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            made.add(told(calls.get(i), running.get(i).await()));
        }
        results.addAll(made);
        return made;
    }

    /** {@code answer} with what the tools themselves found out. */
    public Answer enrich(Answer answer) {
        List<LeadFact> facts = new ArrayList<>(answer.leadFacts());
        answers.stream().flatMap(found -> found.facts().stream()).forEach(facts::add);
        Optional<Handover> wanted = answers.stream()
                .map(ToolAnswer::handover)
                .filter(Handover::needed)
                .findFirst();
        Answer known = answer.withLeadFacts(facts.stream().distinct().toList());
        return wanted.map(known::withHandover).orElse(known);
    }

    private ToolResult told(ToolCall call, ToolAnswer answer) {
        answers.add(answer);
        String text = Untrusted.text(answer.text());
        String bounded = text.length() <= MAX_CHARS
                ? text
                : text.substring(0, MAX_CHARS - CUT.length()).stripTrailing() + CUT;
        return new ToolResult(call.name(), call.json(), bounded, answer.ok());
    }

    private Running start(ToolCall call, Duration patience) {
        Optional<Tool> tool =
                tools.stream().filter(any -> any.name().equals(call.name())).findFirst();
        if (tool.isEmpty()) {
            meter.called("unknown", "unknown", Duration.ZERO);
            return Running.done(ToolAnswer.failed("there is no tool of this name"));
        }
        String key = call.name() + ' ' + call.json();
        ToolAnswer before = known.get(key);
        if (before != null) {
            return Running.done(before);
        }
        Duration time = patience.compareTo(tool.get().timeout()) < 0
                ? patience
                : tool.get().timeout();
        Attempt attempt = new Attempt(tool.get(), call, time);
        return () -> {
            ToolAnswer answer = attempt.await();
            if (answer.ok()) {
                known.put(key, answer);
            }
            return answer;
        };
    }

    private static Running tooMany() {
        return Running.done(ToolAnswer.failed("too many calls at once; call again for this one"));
    }

    /** A call whose answer is on its way. */
    private interface Running {
        ToolAnswer await();

        static Running done(ToolAnswer answer) {
            return () -> answer;
        }
    }

    private final class Attempt implements Running {
        private final Tool tool;
        private final long begin = System.nanoTime();
        private final Duration time;
        private final FutureTask<ToolAnswer> task;

        Attempt(Tool tool, ToolCall call, Duration time) {
            this.tool = tool;
            this.time = time;
            Callable<ToolAnswer> work = () -> tool.work().on(call.arguments());
            this.task = new FutureTask<>(work);
            Thread.ofVirtual().name("tool-" + tool.name()).start(task);
        }

        @Override
        public ToolAnswer await() {
            try {
                Duration left = time.minusNanos(System.nanoTime() - begin);
                ToolAnswer answer = task.get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
                return counted(answer.ok() ? "found" : "failed", answer);
            } catch (TimeoutException e) {
                task.cancel(true);
                LOG.warnf("TOOL_TIMEOUT %s tool=%s after=%s: the model is told so", where, tool.name(), time);
                return counted("timeout", ToolAnswer.failed("the tool took too long; go on without it"));
            } catch (ExecutionException e) {
                LOG.errorf(e.getCause(), "TOOL_FAILED %s tool=%s: the model is told so", where, tool.name());
                return counted("error", ToolAnswer.failed("the tool failed; go on without it"));
            } catch (InterruptedException e) {
                task.cancel(true);
                Thread.currentThread().interrupt();
                return counted("interrupted", ToolAnswer.failed("the tool was stopped; go on without it"));
            }
        }

        private ToolAnswer counted(String outcome, ToolAnswer answer) {
            meter.called(tool.name(), outcome, Duration.ofNanos(System.nanoTime() - begin));
            return answer;
        }
    }
}
