package io.voicesdr.conversation;

import io.voicesdr.core.answer.Bubble;
import io.voicesdr.core.answer.Media;
import io.voicesdr.core.decision.HeldData;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Notice;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import io.voicesdr.core.text.Language;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.HeldFile;
import io.voicesdr.core.view.SessionFacts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Gives customers what is held about them: a summary to read, and all of it as a file to keep. Thread-safe. */
final class DataExport {

    private static final Logger LOG = Logger.getLogger(DataExport.class);

    /** Or phones guess another encoding. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ChatArchive archive;
    private final Tenants tenants;
    private final Team team;
    private final Summaries summaries;

    DataExport(ChatArchive archive, Tenants tenants, Team team, Summaries summaries) {
        this.archive = archive;
        this.tenants = tenants;
        this.team = team;
        this.summaries = summaries;
    }

    /** {@code draft}, which answers who asked for it, from the whole chat; from what the turn read when that can't be had. */
    Draft of(Tenant tenant, Sight sight, Draft draft) {
        try {
            List<Message> all = new ArrayList<>();
            Instant end = sight.state().now().plusSeconds(1);
            CustomerAddress address = archive.read(tenant, sight.state().address(), Instant.EPOCH, end, all::addAll);
            return of(tenant, sight, address, all, draft);
        } catch (UpstreamException e) {
            LOG.warnf(
                    "%s chat=%s: the customer's data is told from the newest messages only",
                    e.code(), sight.state().chat().masked());
            return of(tenant, sight, sight.state().address(), sight.history().messages(), draft);
        }
    }

    private Draft of(Tenant tenant, Sight sight, CustomerAddress address, List<Message> messages, Draft draft) {
        return ChatWindow.of(
                        new ChatRef(tenant.instance(), address.canonical()),
                        tenant.conversation(),
                        tenants.signatures(tenant),
                        messages,
                        Instant.EPOCH,
                        sight.state().now().plusSeconds(1))
                .map(chat -> told(tenant, HeldData.summary(tenant, chat.state()), file(tenant, sight, chat), draft))
                .orElse(draft);
    }

    private String file(Tenant tenant, Sight sight, ChatWindow chat) {
        return HeldFile.of(
                tenant,
                chat,
                team.known(tenant, List.of()),
                team.lead(tenant, chat.state(), flow(tenant, sight, chat)),
                sight.hearing(),
                summaries.find(sight.state()).orElse(""));
    }

    private static Optional<FlowState> flow(Tenant tenant, Sight sight, ChatWindow chat) {
        return SessionFacts.flow(chat.lastSession(), tenant, sight.state().now(), sight.hearing());
    }

    /** What can't be sent as a file is written. */
    private static Draft told(Tenant tenant, String summary, String file, Draft draft) {
        Bubble.Document document = new Bubble.Document(
                Media.Inline.of("text/plain", (BYTE_ORDER_MARK + file).getBytes(StandardCharsets.UTF_8)),
                Language.of(tenant.language()).choose("meus-dados.txt", "my-data.txt", "mis-datos.txt"),
                CustomerText.DATA_FILE.in(tenant.language()));
        Draft written = notice(List.of(new Bubble.Text(file.strip())), draft, Optional.empty());
        return notice(List.of(new Bubble.Text(summary), document), draft, Optional.of(written));
    }

    private static Draft notice(List<Bubble> bubbles, Draft beside, Optional<Draft> inWriting) {
        return new Draft(
                Kind.NOTICE,
                bubbles,
                bubbles.stream().map(any -> Notice.DATA_SHOWN.place()).toList(),
                beside.answers(),
                TurnReport.Outcome.TOLD,
                Notice.DATA_SHOWN.name(),
                "",
                Findings.NONE,
                inWriting);
    }
}
