package io.voicesdr.conversation;

import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Writes notices into the tenant's group; the mark of each names its topic, so that no replica writes it again. */
@ApplicationScoped
class GroupNotices implements TeamChat {

    private static final Logger LOG = Logger.getLogger(GroupNotices.class);

    /** Topics carry their day or their customer: further back nobody has to look. */
    private static final Duration LOOK_BACK = Duration.ofDays(2);

    private final Messenger messenger;
    private final ChatArchive archive;
    private final Tenants tenants;
    private final TurnConfig config;
    private final InstantSource clock;

    GroupNotices(Messenger messenger, ChatArchive archive, Tenants tenants, TurnConfig config, InstantSource clock) {
        this.messenger = messenger;
        this.archive = archive;
        this.tenants = tenants;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public boolean notice(Tenant tenant, String topic, String text) {
        Optional<Jid> group = tenant.team().group();
        if (group.isEmpty()) {
            LOG.warnf(
                    "TEAM_CHAT_MISSING instance=%s: a notice has no reader; set team.group in tenant.yaml",
                    tenant.instance());
            return false;
        }
        try {
            return stands(tenant, group.get(), topic) || write(tenant, group.get(), topic, text);
        } catch (UpstreamException e) {
            LOG.warnf("%s instance=%s: team chat not written", e.code(), tenant.instance());
            return false;
        }
    }

    private boolean stands(Tenant tenant, Jid group, String topic) {
        SignatureCodec codec = tenants.signatures(tenant);
        Instant now = clock.instant();
        List<Message> messages = new ArrayList<>();
        archive.read(
                tenant,
                CustomerAddress.of(group),
                now.minus(LOOK_BACK),
                now.plus(Duration.ofDays(1)),
                messages::addAll);
        return messages.stream()
                .filter(Message::fromMe)
                .flatMap(message -> codec.read(message.content().text()).stream())
                .anyMatch(mark -> mark.kind() == Kind.CARD && mark.place() == Hashes.ofNode(topic));
    }

    private boolean write(Tenant tenant, Jid group, String topic, String text) {
        if (config.dryRun()) {
            LOG.infof("DRY_RUN instance=%s characters=%d: team chat not written", tenant.instance(), text.length());
            return false;
        }
        Signature mark =
                new Signature(Kind.CARD, 0, true, Hashes.ofNode(topic), 0, Hashes.ofConfig(tenant.configHash()), 0);
        return switch (messenger.sendText(
                tenant, group, tenants.signatures(tenant).sign(text, mark))) {
            case Messenger.Sent.Accepted accepted -> true;
            case Messenger.Sent.NotSent failed -> throw failed.cause();
            case Messenger.Sent.Unclear unclear -> stands(tenant, group, topic);
        };
    }

    @Override
    public boolean isClosed(Tenant tenant, CustomerAddress address) {
        return false;
    }
}
