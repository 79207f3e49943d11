package io.voicesdr.team;

import io.voicesdr.conversation.Messenger;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.conversation.TurnConfig;
import io.voicesdr.conversation.UpstreamException;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Writes into the team chat. What must not stand there twice is looked for right before, in a fresh reading; an unclear send
 * is looked up, never repeated on a guess. Between the look and the send of two replicas a race of some ten milliseconds
 * remains: Evolution has no lock (evolution/CONTRACT.md §9). Thread-safe.
 */
@ApplicationScoped
public class TeamPost {
    private static final Logger LOG = Logger.getLogger(TeamPost.class);

    private final TeamLedgers ledgers;
    private final Messenger messenger;
    private final Tenants tenants;
    private final TeamTroubles troubles;
    private final TurnConfig config;

    public TeamPost(
            TeamLedgers ledgers, Messenger messenger, Tenants tenants, TeamTroubles troubles, TurnConfig config) {
        this.ledgers = ledgers;
        this.messenger = messenger;
        this.tenants = tenants;
        this.troubles = troubles;
        this.config = config;
    }

    /**
     * Writes {@code text} under {@code mark}, if it is still missing.
     *
     * @param what for the log
     * @param missing whether the ledger lacks it
     * @throws UpstreamException when the team chat can't be read, or did not take it
     */
    void write(Tenant tenant, String what, Predicate<Ledger> missing, String text, Signature mark) {
        ledgers.inTurn(tenant, () -> {
            if (!missing.test(ledgers.fresh(tenant))) {
                return false;
            }
            Jid chat = ledgers.findChat(tenant);
            String signed = tenants.signatures(tenant).sign(text, mark);
            if (config.dryRun()) {
                LOG.infof("DRY_RUN instance=%s team=%s: not sent", tenant.instance(), what);
                return false;
            }
            send(tenant, what, chat, signed, missing);
            LOG.infof("TEAM_TOLD instance=%s what=%s", tenant.instance(), what);
            return true;
        });
    }

    private void send(Tenant tenant, String what, Jid chat, String signed, Predicate<Ledger> missing) {
        switch (messenger.sendText(tenant, chat, signed)) {
            case Messenger.Sent.Accepted accepted -> ledgers.add(tenant, List.of(filed(accepted.message(), chat)));
            case Messenger.Sent.NotSent notSent -> throw failed(tenant, what, notSent.cause());
            case Messenger.Sent.Unclear unclear -> {
                if (missing.test(lookUp(tenant))) {
                    throw failed(tenant, what, unclear.cause());
                }
            }
        }
    }

    /** Evolution may file a note to self under another address than the one it was sent to. */
    private static Message filed(Message message, Jid chat) {
        return new Message(
                message.id(),
                message.rowId(),
                chat,
                message.remoteJidAlt(),
                true,
                message.sentAt(),
                message.pushName(),
                message.content(),
                message.origin(),
                message.quote(),
                message.deliveries());
    }

    private Ledger lookUp(Tenant tenant) {
        try {
            Thread.sleep(config.lookUpAfter());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ledgers.fresh(tenant);
    }

    private UpstreamException failed(Tenant tenant, String what, UpstreamException cause) {
        troubles.found(
                tenant.instance(),
                "TEAM_UNREACHABLE",
                "See the code; cards of hand-overs and leads are tried again every minute.",
                what + " was not sent: " + cause.code() + " " + cause.getMessage());
        return cause;
    }
}
