package io.voicesdr.conversation;

import io.voicesdr.core.answer.AnswerCheck;
import io.voicesdr.core.answer.Bubbles;
import io.voicesdr.core.followup.Candidate;
import io.voicesdr.core.followup.Verdict;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.prompt.PromptBuilder;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.FollowUpRules;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import io.voicesdr.core.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Finds the words of a follow-up: the tenant's text, or the model's under the tenant's prompt. Thread-safe. */
@ApplicationScoped
public class FollowUpDrafter {

    private static final Logger LOG = Logger.getLogger(FollowUpDrafter.class);

    private final LanguageModel model;
    private final Tenants tenants;
    private final Wordings wordings;
    private final Grounds grounds = new Grounds();

    FollowUpDrafter(LanguageModel model, Tenants tenants, Wordings wordings) {
        this.model = model;
        this.tenants = tenants;
        this.wordings = wordings;
    }

    /**
     * What is known of words before they are sent; both empty when no stage is next.
     *
     * @param text as it would stand in the chat
     * @param prompt what the model would be told to write
     */
    public record Preview(Optional<String> text, Optional<String> prompt) {}

    /** What {@code candidate} would read next. Asks nobody. */
    public Preview preview(Tenant tenant, Candidate candidate) {
        ConversationState state = candidate.state();
        return stage(candidate.verdict())
                .map(stage -> tenant.followUp().stages().get(stage - 1))
                .map(rule -> new Preview(
                        rule.text().map(text -> String.join("\n", bubbles(tenant, filled(tenant, state, text)))),
                        rule.prompt()))
                .orElse(new Preview(Optional.empty(), Optional.empty()));
    }

    private static Optional<Integer> stage(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Due due -> Optional.of(due.stage());
            case Verdict.NotYet later -> Optional.of(later.stage());
            case Verdict.Never ignored -> Optional.empty();
        };
    }

    private String filled(Tenant tenant, ConversationState state, String text) {
        return wordings.fill(tenant, state, text).strip();
    }

    /** What {@code stage} says in {@code state}; empty when the model would rather not, could not, or said what may not be sent. */
    Optional<Draft> draft(Tenant tenant, ConversationState state, int stage, Account account) {
        FollowUpRules.Stage rule = tenant.followUp().stages().get(stage - 1);
        return rule.text()
                .map(text -> draft(stage, bubbles(tenant, filled(tenant, state, text))))
                .or(() -> rule.prompt().flatMap(prompt -> asked(tenant, state, stage, prompt, account)));
    }

    /** A link alone carries no mark: unmarked, its stage would be sent again and again. */
    private static List<String> bubbles(Tenant tenant, String text) {
        return Bubbles.isToBeCopied(text)
                ? List.of(CustomerText.HERE_IT_IS.in(tenant.language()), text)
                : List.of(text);
    }

    private Optional<Draft> asked(
            Tenant tenant, ConversationState state, int stage, String instruction, Account account) {
        if (!tenant.aiActive()) {
            return Optional.empty();
        }
        String brief = brief(tenant, state, instruction);
        Prompt prompt = PromptBuilder.build(tenant, brief, state);
        LanguageModel.Outcome outcome = account.timed(TurnReport.Stage.MODEL, () -> model.ask(tenant, prompt));
        account.asked(outcome.usage());
        if (outcome instanceof LanguageModel.Outcome.Answered answered
                && !answered.answer().handover().needed()
                && AnswerCheck.check(tenant, state, answered.answer()) instanceof AnswerCheck.Result.Fit fit
                && grounds.missing(
                                tenant,
                                state,
                                new Grounds.Looked(brief, List.of(), List.of(), Hearing.NONE, false),
                                fit.bubbles())
                        .isEmpty()) {
            return Optional.of(draft(stage, fit.bubbles()));
        }
        LOG.infof(
                "FOLLOW_UP_WITHOUT_WORDS chat=%s stage=%d: not sent",
                state.chat().masked(), stage);
        return Optional.empty();
    }

    private String brief(Tenant tenant, ConversationState state, String instruction) {
        String heading = Language.of(tenant.language()).choose("""
                        ## Agora você escreve primeiro
                        O cliente não respondeu. Escreva uma única mensagem curta para retomar a conversa, sem cobrar resposta e sem repetir o que já disse. Se não fizer sentido escrever (ele se despediu, recusou ou já resolveu), deixe bubbles vazio. Instrução da empresa:""", """
                        ## Now you write first
                        The customer has not replied. Write a single short message to take the conversation up again, without pressing for a reply and without repeating yourself. If writing makes no sense (they said good-bye, refused or are done), leave bubbles empty. The company's instruction:""", """
                        ## Ahora escribes primero
                        El cliente no respondió. Escribe un único mensaje corto para retomar la conversación, sin exigir respuesta y sin repetirte. Si no tiene sentido escribir (se despidió, rechazó o ya resolvió), deja bubbles vacío. Instrucción de la empresa:""");
        return tenants.persona(tenant, state) + "\n\n" + heading + "\n" + instruction.strip();
    }

    private static Draft draft(int stage, List<String> bubbles) {
        return new Draft(
                Kind.FOLLOW_UP,
                Draft.written(bubbles),
                Collections.nCopies(bubbles.size(), stage),
                "",
                TurnReport.Outcome.FOLLOWED_UP,
                "STAGE_" + stage,
                "");
    }
}
