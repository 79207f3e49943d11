package io.voicesdr.gemini;

import io.voicesdr.conversation.LanguageModel.Outcome;
import io.voicesdr.conversation.LanguageModel.Usage;
import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.tenant.ModelSettings;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.gemini.RequestMapper.Manner;
import io.voicesdr.gemini.Verdict.Again;
import io.voicesdr.gemini.Verdict.CallTools;
import io.voicesdr.gemini.Verdict.Change;
import io.voicesdr.gemini.Verdict.Next;
import io.voicesdr.gemini.Verdict.Pause;
import io.voicesdr.gemini.Verdict.Refused;
import io.voicesdr.gemini.Verdict.Said;
import io.voicesdr.gemini.Verdict.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** One ask from the first request to the last, over retries and models. Lives for one call, in one thread. */
final class Asking {

    private static final Logger LOG = Logger.getLogger(Asking.class);

    private final GeminiGateway.Parts parts;
    private final Tenant tenant;
    private final Prompt prompt;
    private final Toolbox tools;
    private final Instant deadline;

    private final Map<Trouble, Integer> retries = new EnumMap<>(Trouble.class);
    private final Set<Change> changes = EnumSet.noneOf(Change.class);
    private Trouble last = Trouble.TIMEOUT;
    private String answeredBy = "";
    private final ToolSteps steps = new ToolSteps();
    private boolean withoutTools;
    private int requests;
    private Tokens tokens = Tokens.NONE;

    Asking(GeminiGateway.Parts parts, Tenant tenant, Prompt prompt, Toolbox tools) {
        this.parts = parts;
        this.tenant = tenant;
        this.prompt = prompt;
        this.tools = tools;
        this.deadline = parts.clock().instant().plus(parts.rules().budget());
    }

    /** Asks the tenant's models in turn until one answers, refuses, or nothing is left to try. */
    Outcome run() {
        List<String> models = models();
        for (String model : models) {
            Optional<Trouble> aside = parts.aside().why(model, parts.clock().instant());
            if (aside.isPresent()) {
                last = aside.get();
                continue;
            }
            switch (askUntilSettled(model, model.equals(models.getLast()))) {
                case Said said -> {
                    return new Outcome.Answered(said.answer(), usage(), tools.results());
                }
                case Refused refused -> {
                    return new Outcome.Refused(refused.code(), usage());
                }
                case Stop stop -> {
                    return failed(stop.trouble());
                }
                case Next next -> last = next.trouble();
                case Again again -> last = again.trouble();
                case CallTools calls -> throw new IllegalStateException("a call of tools settles nothing");
            }
        }
        return failed(last);
    }

    private List<String> models() {
        ModelSettings settings = tenant.model();
        return Stream.of(settings.chat(), settings.fallback())
                .filter(model -> !model.isBlank())
                .distinct()
                .toList();
    }

    private Verdict askUntilSettled(String model, boolean lastModel) {
        while (requests < parts.rules().maxRequests() + steps.count()
                && remaining().compareTo(AskRules.LEAST) >= 0) {
            if (Thread.currentThread().isInterrupted()) {
                return new Stop(Trouble.INTERRUPTED);
            }
            Verdict verdict = askOnce(model, lastModel);
            if (verdict instanceof Next next) {
                next.asideUntil().ifPresent(end -> parts.aside().put(model, end, next.trouble()));
            }
            if (!goesOn(model, verdict)) {
                return verdict;
            }
        }
        return new Next(last, Optional.empty());
    }

    private boolean goesOn(String model, Verdict verdict) {
        return switch (verdict) {
            case CallTools calls -> {
                steps.take(model, calls.content(), tools, remaining());
                yield true;
            }
            case Again again -> prepareRetry(again);
            // the one thing in the request that is not ours: what a model said before
            case Stop stop -> stop.trouble() == Trouble.BAD_REQUEST && steps.strip();
            case Said said -> false;
            case Refused refused -> false;
            case Next next -> false;
        };
    }

    private boolean takesCalls() {
        return tools.isOpen() && !withoutTools;
    }

    private Verdict askOnce(String model, boolean lastModel) {
        if (tools.library().store().isPresent() && !ToolOffer.takesSchemaAndTools(model)) {
            tools.closeLibrary();
        }
        boolean open = takesCalls();
        GenerateContentRequest request =
                ToolOffer.of(tools, !open).in(parts.mapper().toRequest(prompt, manner(model)), model, steps);
        Reply reply = parts.line().send(model, request, parts.rules().timeout(remaining(), lastModel));
        Instant now = parts.clock().instant();
        if (reply instanceof Reply.Ok ok) {
            spent(model, now, Tokens.of(ok.response().usageMetadata()));
            tools.read(ok.response().excerpts());
        }
        Duration maxWait = parts.rules().maxWait();
        Verdict verdict = open ? Verdicts.ofToolRequest(reply, now, maxWait) : Verdicts.of(reply, now, maxWait);
        if (refusesLibrary(reply)) {
            tools.loseLibrary();
            verdict = new Again(Trouble.KNOWLEDGE, 1, new Pause.None(), Change.NOTHING);
        }
        account(model, reply, verdict);
        return verdict;
    }

    /** Files that ended and stores that are gone look like a bad key or model (gemini/CONTRACT.md §1.5): once without. */
    private boolean refusesLibrary(Reply reply) {
        return !tools.library().isEmpty()
                && reply instanceof Reply.Failure failure
                && List.of(400, 403, 404).contains(failure.error().http())
                && !failure.error().reason().equals("API_KEY_INVALID");
    }

    private Manner manner(String model) {
        boolean moreRoom = changes.contains(Change.MORE_ROOM);
        int cap = tenant.model().maxOutputTokens();
        return new Manner(
                level(model, moreRoom),
                moreRoom ? Math.min(cap * 2, RequestMapper.MOST_OUTPUT_TOKENS) : cap,
                changes.contains(Change.OWN_WORDS) ? Optional.of(Hints.ownWords(tenant.language())) : Optional.empty());
    }

    /** The tenant's level is for the chat model; the fallback is there to be quick, and listening or summing up takes no thinking. */
    private Optional<String> level(String model, boolean moreRoom) {
        ThinkingLevels levels = parts.levels();
        if (!model.equals(tenant.model().chat()) || prompt.task() != Prompt.Task.ANSWER) {
            return levels.lowest(model);
        }
        Optional<String> level = levels.fit(model, tenant.model().thinking());
        return moreRoom ? level.flatMap(wanted -> levels.below(model, wanted)) : level;
    }

    private void spent(String model, Instant now, Tokens more) {
        answeredBy = model;
        tokens = tokens.plus(more);
        parts.meters().spent(tenant.instance(), model, now, more);
    }

    private void account(String model, Reply reply, Verdict verdict) {
        if (!(reply instanceof Reply.Barred)) {
            requests++;
            parts.meters().requested(tenant.instance(), word(verdict));
        }
        troubleOf(verdict).ifPresent(trouble -> {
            last = trouble;
            LOG.warnf("%s instance=%s model=%s %s", trouble.code(), tenant.instance(), model, reply.describe());
        });
    }

    /** Waits if there is something to wait for; false when this trouble, the requests or the time are used up. */
    private boolean prepareRetry(Again again) {
        int retry = retries.merge(again.trouble(), 1, Integer::sum);
        if (retry > again.times() && again.trouble() == Trouble.TOOL_CALL && takesCalls()) {
            withoutTools = true; // once more the same, then without (gemini/CONTRACT.md §1.4)
            return true;
        }
        if (retry > again.times()) {
            return false;
        }
        changes.add(again.change());
        return pause(
                switch (again.pause()) {
                    case Pause.None none -> Duration.ZERO;
                    case Pause.Exactly exactly -> exactly.time();
                    case Pause.Backoff backoff ->
                        parts.rules().backoff(retry, parts.random().nextDouble());
                });
    }

    private boolean pause(Duration time) {
        if (time.isZero()) {
            return true;
        }
        if (remaining().minus(time).compareTo(AskRules.LEAST) < 0) {
            return false;
        }
        try {
            parts.sleeper().sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // ends the ask before its next request
            return true;
        }
    }

    private Duration remaining() {
        return Duration.between(parts.clock().instant(), deadline);
    }

    private Outcome failed(Trouble trouble) {
        return new Outcome.Failed(trouble.code(), trouble.nextAction(), usage());
    }

    private Usage usage() {
        return new Usage(answeredBy, requests, tokens.input(), tokens.cached(), tokens.output());
    }

    private static Optional<Trouble> troubleOf(Verdict verdict) {
        return switch (verdict) {
            case Said said -> Optional.empty();
            case CallTools calls -> Optional.empty();
            case Refused refused -> Optional.empty();
            case Again again -> Optional.of(again.trouble());
            case Next next -> Optional.of(next.trouble());
            case Stop stop -> Optional.of(stop.trouble());
        };
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Refused refused -> "refused";
            case CallTools calls -> "tools";
            default -> troubleOf(verdict).map(Trouble::name).orElse("answered");
        };
    }
}
