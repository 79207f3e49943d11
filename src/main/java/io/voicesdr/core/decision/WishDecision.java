package io.voicesdr.core.decision;

import io.voicesdr.core.decision.Decision.Say;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.signature.Notice;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Permission;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import io.voicesdr.core.text.Words;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers what customers ask of the product itself: to stop, to return, to see or forget their data, yes or no to being
 * written to again. Each with one fixed text, the oldest wish first: a question written after it waits for the next turn and
 * takes nothing from it. Pure.
 */
final class WishDecision {

    /** A yes with more words than these has something else to say, and the model answers that. */
    private static final int BARE_WORDS = 3;

    private WishDecision() {}

    /** The first message owed that is a wish which stands for itself. */
    static Optional<Entry> first(ConversationState state) {
        return state.owed().stream()
                .filter(owed -> Permission.wish(owed).isPresent())
                .findFirst();
    }

    static Optional<Decision> of(Tenant tenant, ConversationState state) {
        return state.owed().stream().flatMap(owed -> of(tenant, state, owed)).findFirst();
    }

    private static Stream<Decision> of(Tenant tenant, ConversationState state, Entry owed) {
        return Permission.wish(owed)
                .flatMap(wish -> switch (wish) {
                    case STOP -> say(tenant, Notice.STOPPED, CustomerText.STOPPED, owed);
                    case RETURN ->
                        before(state, owed).isReturn(owed)
                                ? say(tenant, Notice.RETURNED, CustomerText.RETURNED, owed)
                                : Optional.<Decision>empty();
                    case SHOW_DATA ->
                        Optional.<Decision>of(
                                Say.ofNotice(Notice.DATA_SHOWN, HeldData.summary(tenant, state), owed.id()));
                    case FORGET -> say(tenant, Notice.FORGOTTEN, CustomerText.FORGOTTEN, owed);
                })
                .or(() -> consent(tenant, state, owed))
                .stream();
    }

    private static Optional<Decision> consent(Tenant tenant, ConversationState state, Entry owed) {
        if (state.entries().stream().noneMatch(Permission::isQuestion)) {
            return Optional.empty();
        }
        Permission permission = Permission.of(state.entries());
        boolean reply = permission.lastConsentReply().equals(Optional.of(owed.id()))
                && Words.of(owed.text()).words().size() <= BARE_WORDS;
        CustomerText text = permission.consent() == Permission.Consent.GIVEN
                ? CustomerText.CONSENT_GIVEN
                : CustomerText.CONSENT_REFUSED;
        return reply ? say(tenant, Notice.CONSENT_NOTED, text, owed) : Optional.empty();
    }

    private static Permission before(ConversationState state, Entry owed) {
        return Permission.of(state.entries().stream()
                .takeWhile(entry -> !entry.id().equals(owed.id()))
                .toList());
    }

    private static Optional<Decision> say(Tenant tenant, Notice notice, CustomerText text, Entry owed) {
        return Optional.of(Say.ofNotice(notice, text.in(tenant.language()), owed.id()));
    }
}
