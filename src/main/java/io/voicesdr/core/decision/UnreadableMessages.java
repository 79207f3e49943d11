package io.voicesdr.core.decision;

import io.voicesdr.core.decision.Decision.Reason;
import io.voicesdr.core.decision.Decision.Say;
import io.voicesdr.core.decision.Decision.Silent;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import java.util.List;
import java.util.Optional;

/**
 * Messages of kinds that this version can't read, with nothing beside them: one friendly sentence, once a session. That it
 * was said is read back from the notice itself. Pure.
 */
final class UnreadableMessages {

    private UnreadableMessages() {}

    /** Empty when something readable is owed too: then that is answered. */
    static Optional<Decision> decide(Tenant tenant, ConversationState state) {
        boolean unreadable =
                state.owed().stream().allMatch(entry -> entry.message().content() instanceof Content.Unsupported);
        if (!unreadable) {
            return Optional.empty();
        }
        return Optional.of(
                wasTold(state)
                        ? new Silent(Reason.UNREADABLE)
                        : new Say(
                                Kind.NOTICE,
                                List.of(CustomerText.CANT_READ_THIS.in(tenant.language())),
                                state.owed().getLast().id()));
    }

    private static boolean wasTold(ConversationState state) {
        return state.session().entries().stream().anyMatch(UnreadableMessages::isTheNotice);
    }

    private static boolean isTheNotice(Entry entry) {
        return entry.signature().filter(mark -> mark.kind() == Kind.NOTICE).isPresent()
                && CustomerText.CANT_READ_THIS.isSaidIn(entry.text());
    }
}
