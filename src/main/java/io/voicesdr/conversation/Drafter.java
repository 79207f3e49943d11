package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.conversation.TurnReport.Outcome;
import io.voicesdr.conversation.tool.ToolShelf;
import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.answer.AnswerCheck;
import io.voicesdr.core.answer.Insight;
import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.decision.Presence;
import io.voicesdr.core.grounding.Finding;
import io.voicesdr.core.grounding.ToolResult;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.knowledge.Citation;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.prompt.Correction;
import io.voicesdr.core.prompt.KnowledgeSection;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.prompt.PromptBuilder;
import io.voicesdr.core.prompt.Senses;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Has an answer made and checked. What the model said is remembered for as long as it may have to be sent again, so that
 * an Evolution that is down does not cost a model call a minute. Thread-safe.
 */
@ApplicationScoped
public class Drafter {

    private static final Logger LOG = Logger.getLogger(Drafter.class);

    /** Shown while the model thinks; longer than most answers take, shorter than a time-out looks like. */
    private static final Duration TYPING_WHILE_ASKING = Duration.ofSeconds(8);

    /** A customer who was just told that somebody will go on is not told again. */
    private static final Duration FALLBACK_HOLDS = Duration.ofMinutes(10);

    private final LanguageModel model;
    private final Tenants tenants;
    private final Messenger messenger;
    private final Listener listener;
    private final Insights insights;
    private final ToolShelf shelf;
    private final Summaries summaries;
    private final Grounds grounds = new Grounds();
    private final Cache<Question, Draft> drafts = Caffeine.newBuilder()
            .executor(Tidying.AT_ONCE)
            .maximumSize(2_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    Drafter(
            LanguageModel model,
            Tenants tenants,
            Messenger messenger,
            Listener listener,
            Insights insights,
            ToolShelf shelf,
            Summaries summaries) {
        this.model = model;
        this.tenants = tenants;
        this.messenger = messenger;
        this.listener = listener;
        this.insights = insights;
        this.shelf = shelf;
        this.summaries = summaries;
    }

    /** What is asked: the same messages, none of them edited, under the same configuration. */
    private record Question(ChatRef chat, List<String> owed, String configHash) {}

    /** The draft that settles what {@code asked} names in {@code sight}. */
    Draft draft(Tenant tenant, Sight sight, Decision.AskModel asked, Account account) {
        ConversationState state = sight.state();
        Question question = new Question(
                state.chat(), state.owed().stream().map(Drafter::wording).toList(), tenant.configHash());
        Draft known = drafts.getIfPresent(question);
        Draft draft = known == null ? make(tenant, sight, asked, account, question) : known;
        insights.find(tenant, asked.answers()).flatMap(Insight::confidence).ifPresent(account::isSure);
        return draft;
    }

    private static String wording(Entry owed) {
        return owed.id() + ' ' + Integer.toHexString(owed.text().hashCode());
    }

    private Draft make(Tenant tenant, Sight sight, Decision.AskModel asked, Account account, Question question) {
        Draft draft = FlowParts.with(asked.flow(), ask(tenant, sight, asked, account));
        if (draft.kind() != Kind.FALLBACK) {
            drafts.put(question, draft);
        }
        return draft;
    }

    private Draft ask(Tenant tenant, Sight sight, Decision.AskModel asked, Account account) {
        ConversationState state = sight.state();
        Escalation escalation = Escalation.of(tenant, state, sight.standing());
        if (tenant.conversation().typing()) {
            Jid to = state.chat().jid();
            Thread.ofVirtual().name("typing").start(() -> messenger.showTyping(tenant, to, TYPING_WHILE_ASKING));
        }
        try (Listener.Presented presented = listener.present(tenant, state, account)) {
            Hearing hearing = presented.senses().hearing();
            if (Listener.isDeafTo(state, hearing)) {
                return Repeat.draft(tenant, state, hearing, asked);
            }
            String persona =
                    Briefs.with(tenants.persona(tenant, state), tenant, state, hearing, escalation.isCalled(), asked);
            Asking asking = new Asking(
                    tenant, state, asked.answers(), persona, presented, shelf.box(tenant, state), escalation, account);
            Senses senses = presented.senses().with(summaries.find(state).orElse(""));
            Draft draft = ask(asking, PromptBuilder.build(tenant, persona, state, senses), 1);
            summaries.prepare(tenant, state, senses);
            return draft;
        }
    }

    /** What stays the same when the model is asked again. */
    private record Asking(
            Tenant tenant,
            ConversationState state,
            String answers,
            String persona,
            Listener.Presented presented,
            Toolbox tools,
            Escalation escalation,
            Account account) {}

    private Draft ask(Asking asking, Prompt prompt, int attempt) {
        Tenant tenant = asking.tenant();
        ConversationState state = asking.state();
        String answers = asking.answers();
        Escalation escalation = asking.escalation();
        int before = asking.tools().results().size();
        LanguageModel.Outcome outcome = model.ask(tenant, prompt, asking.tools());
        asking.account().asked(outcome.usage());
        List<ToolResult> results = asking.tools().results();
        asking.account().used(results.subList(before, results.size()));
        return switch (outcome) {
            case LanguageModel.Outcome.Answered answered -> {
                Answer answer = asking.tools().enrich(answered.answer());
                insights.note(tenant, answers, Insight.of(answer));
                yield checked(asking, prompt, attempt, answer);
            }
            case LanguageModel.Outcome.Refused refused -> escalation.person(answers, refused.code());
            case LanguageModel.Outcome.Failed failed -> failed(tenant, state, answers, failed, escalation);
        };
    }

    private Draft checked(Asking asking, Prompt prompt, int attempt, Answer answer) {
        Tenant tenant = asking.tenant();
        ConversationState state = asking.state();
        String answers = asking.answers();
        Escalation escalation = asking.escalation();
        Hearing hearing = asking.presented().understood(answer);
        return switch (AnswerCheck.check(tenant, state, hearing, answer)) {
            case AnswerCheck.Result.Fit fit -> grounded(asking, hearing, prompt, attempt, fit);
            case AnswerCheck.Result.Empty empty ->
                empty.answer().handover().needed()
                        ? escalation.person(answers, "MODEL_ASKED").with(Findings.of(empty.answer()))
                        : unfit(state, answers, "EMPTY", escalation);
            case AnswerCheck.Result.Unfit unfit ->
                unfit(state, answers, unfit.flaw().name(), escalation);
        };
    }

    /** An answer that invents something is made again once, with what was found; then a person goes on (law 8). */
    private Draft grounded(Asking asking, Hearing hearing, Prompt prompt, int attempt, AnswerCheck.Result.Fit fit) {
        List<ToolResult> lookedUp = asking.tools().results();
        Grounds.Looked looked = new Grounds.Looked(
                asking.persona(),
                lookedUp,
                asking.tools().library().texts(),
                hearing,
                asking.presented().senses().showsFiles());
        List<Finding> findings = grounds.missing(asking.tenant(), asking.state(), looked, fit.bubbles());
        if (findings.isEmpty()) {
            cite(asking, lookedUp, fit.bubbles());
            Draft draft = asking.escalation().fit(asking.answers(), fit.answer(), fit.bubbles());
            return Showcase.beside(draft, asking.tenant(), asking.state(), fit.answer());
        }
        LOG.warnf(
                "ANSWER_NOT_GROUNDED chat=%s answers=%s attempt=%d kinds=%s: not sent; %s",
                asking.state().chat().masked(),
                asking.answers(),
                attempt,
                findings.stream().map(Finding::kind).distinct().toList(),
                attempt == 1 ? "the model is asked again" : "a person goes on");
        return attempt == 1
                ? ask(asking, Correction.of(prompt, asking.tenant().language(), fit.bubbles(), findings, lookedUp), 2)
                : asking.escalation().person(asking.answers(), "ANSWER_NOT_GROUNDED");
    }

    private void cite(Asking asking, List<ToolResult> lookedUp, List<String> bubbles) {
        List<String> texts = lookedUp.stream().map(ToolResult::text).toList();
        boolean whole = KnowledgeSection.isInPrompt(asking.tenant())
                || !asking.tools().library().files().isEmpty();
        Citation.of(asking.tenant().knowledge(), texts, whole, String.join("\n", bubbles))
                .ifPresent(id -> insights.cite(asking.tenant(), asking.answers(), id));
    }

    private static Draft unfit(ConversationState state, String answers, String flaw, Escalation escalation) {
        LOG.warnf(
                "ANSWER_UNFIT chat=%s answers=%s flaw=%s: not sent; the customer is told that a person goes on",
                state.chat().masked(), answers, flaw);
        return escalation.person(answers, "ANSWER_UNFIT_" + flaw);
    }

    private static Draft failed(
            Tenant tenant,
            ConversationState state,
            String answers,
            LanguageModel.Outcome.Failed failed,
            Escalation escalation) {
        LOG.errorf(
                "%s chat=%s answers=%s: no model answered. %s",
                failed.code(), state.chat().masked(), answers, failed.nextAction());
        boolean again = fellBackLately(state);
        if (!again && escalation.fellBackBefore()) {
            return escalation.person(answers, "REPEATED_FAILURE");
        }
        return new Draft(
                Kind.FALLBACK,
                List.of(Presence.with(CustomerText.COULD_NOT_ANSWER.in(tenant.language()), tenant, state.now())),
                answers,
                again ? Outcome.MODEL_FAILED : Outcome.FELL_BACK,
                failed.code(),
                "");
    }

    private static boolean fellBackLately(ConversationState state) {
        return !state.turns().isEmpty()
                && state.turns().getLast().kind() == Kind.FALLBACK
                && state.turns().getLast().at().isAfter(state.now().minus(FALLBACK_HOLDS));
    }
}
