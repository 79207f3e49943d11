package io.voicesdr.conversation;

import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Notice;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Forgets a customer whom somebody of the company names: writes the marked notice that the replay goes by, as if the customer
 * had asked in the chat. Thread-safe.
 */
@ApplicationScoped
public class Forgetter {

    private final ChatHistory histories;
    private final Tenants tenants;
    private final Sender sender;
    private final Manners manners;
    private final InstantSource clock;

    Forgetter(ChatHistory histories, Tenants tenants, Sender sender, Manners manners, InstantSource clock) {
        this.histories = histories;
        this.tenants = tenants;
        this.sender = sender;
        this.manners = manners;
        this.clock = clock;
    }

    /** Which chat was forgotten, and when. */
    public record Forgotten(ChatRef chat, Instant at) {}

    /**
     * Forgets everything said so far with that customer.
     *
     * @return empty when nothing was ever said under that address
     * @throws UpstreamException when the chat can't be read or the notice can't be sent; nothing is forgotten then
     */
    public Optional<Forgotten> forget(Tenant tenant, CustomerAddress address) {
        ChatHistory.Pulled pulled = histories.pull(tenant, address);
        ChatRef chat = new ChatRef(tenant.instance(), pulled.address().canonical());
        ConversationState state = Replay.replay(
                chat, tenant.conversation(), tenants.signatures(tenant), pulled.history(), clock.instant());
        if (state.entries().isEmpty()) {
            return Optional.empty();
        }
        Sight sight = Sight.ofNothingOwed(pulled.history(), state);
        return switch (sender.send(tenant, sight, notice(tenant), false, new Account(chat))) {
            case Sender.Result.Complete ignored -> {
                manners.forgotten(tenant, chat);
                yield Optional.of(new Forgotten(chat, clock.instant()));
            }
            case Sender.Result.DryRun ignored ->
                throw new UpstreamException(
                        "DRY_RUN", "SDR_DRY_RUN is on: nothing was sent, nothing is forgotten", null);
            case Sender.Result.PersonWrote ignored ->
                throw new UpstreamException("PERSON_WROTE", "somebody wrote at the same moment; ask again", null);
            case Sender.Result.Failed failed ->
                throw new UpstreamException(failed.code(), "the notice was not sent; nothing is forgotten", null);
        };
    }

    private static Draft notice(Tenant tenant) {
        return new Draft(
                Kind.NOTICE,
                Draft.written(List.of(CustomerText.FORGOTTEN.in(tenant.language()))),
                List.of(Notice.FORGOTTEN.place()),
                "",
                TurnReport.Outcome.TOLD,
                Notice.FORGOTTEN.name(),
                "");
    }
}
