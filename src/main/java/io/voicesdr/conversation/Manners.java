package io.voicesdr.conversation;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Notice;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Permission;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * What decency and data protection add to a turn: who is speaking, said before the first answer; the question whether we may
 * write again, after one; what is held, from the whole chat; and the team told of a forgetting. Thread-safe.
 */
@ApplicationScoped
public class Manners {

    private static final Logger LOG = Logger.getLogger(Manners.class);

    private final Acquaintance acquaintance;
    private final DataExport export;
    private final Team team;

    Manners(Acquaintance acquaintance, ChatArchive archive, Tenants tenants, Team team, Summaries summaries) {
        this.acquaintance = acquaintance;
        this.export = new DataExport(archive, tenants, team, summaries);
        this.team = team;
    }

    /** {@code draft} with what belongs before and after it, in the order in which it is said. */
    List<Draft> around(Tenant tenant, Sight sight, Draft draft) {
        return Stream.of(
                        assistant(tenant, sight, draft).stream(),
                        Stream.of(is(Notice.DATA_SHOWN, draft) ? export.of(tenant, sight, draft) : draft),
                        consent(tenant, sight.state(), draft).stream())
                .flatMap(parts -> parts)
                .toList();
    }

    private Optional<Draft> assistant(Tenant tenant, Sight sight, Draft draft) {
        boolean due = tenant.lgpd().notice() && draft.kind() != Kind.NOTICE && isNew(tenant, sight);
        return due ? Optional.of(notice(Notice.ASSISTANT, assistantText(tenant), draft)) : Optional.empty();
    }

    private static String assistantText(Tenant tenant) {
        String who = CustomerText.ASSISTANT.in(tenant.language()).replace("{company}", tenant.name());
        return tenant.lgpd()
                .privacyUrl()
                .map(url ->
                        who + "\n" + CustomerText.PRIVACY.in(tenant.language()).replace("{address}", url))
                .orElse(who);
    }

    /**
     * Nobody of the company has ever said anything but notices, which don't say who speaks. A pull that was cut, or is too
     * short to tell, is asked about.
     */
    private boolean isNew(Tenant tenant, Sight sight) {
        ConversationState state = sight.state();
        boolean spokenTo =
                state.entries().stream().anyMatch(entry -> !entry.isFrom(Author.CUSTOMER) && !isOtherNotice(entry));
        if (spokenTo || sight.history().cut()) {
            return false;
        }
        Instant oldest = state.entries().stream().map(Entry::at).findFirst().orElse(state.now());
        try {
            return !acquaintance.wroteBefore(tenant, state.address(), oldest);
        } catch (UpstreamException e) {
            // told twice is better than never
            LOG.warnf(
                    "%s chat=%s: not known whether the customer is new; the virtual assistant introduces itself",
                    e.code(), state.chat().masked());
            return true;
        }
    }

    /** One of our fixed texts, but not the one that says who speaks. */
    private static boolean isOtherNotice(Entry entry) {
        return entry.signature()
                .filter(mark -> mark.kind() == Kind.NOTICE)
                .filter(mark -> Notice.of(mark).filter(Notice.ASSISTANT::equals).isEmpty())
                .isPresent();
    }

    private static Optional<Draft> consent(Tenant tenant, ConversationState state, Draft draft) {
        boolean due = tenant.followUp().active()
                && tenant.lgpd().consentForFollowUp()
                && draft.kind() == Kind.ANSWER
                && mayBeAsked(Permission.of(state.entries()));
        return due
                ? Optional.of(notice(Notice.CONSENT_ASKED, CustomerText.CONSENT_ASKED.in(tenant.language()), draft))
                : Optional.empty();
    }

    private static boolean mayBeAsked(Permission permission) {
        return permission.consent() == Permission.Consent.NOT_ASKED && !permission.stopped();
    }

    /** {@code draft} has been sent. */
    void said(Tenant tenant, ConversationState state, Draft draft) {
        if (is(Notice.FORGOTTEN, draft)) {
            forgotten(tenant, state.chat());
        }
    }

    /** Tells the team that {@code chat} asked to be forgotten, and what deletes the rows. */
    void forgotten(Tenant tenant, ChatRef chat) {
        String number = chat.jid().user();
        LOG.infof("FORGOTTEN chat=%s: run deploy/postgres/erase.sql to delete the rows", chat.masked());
        team.notice(tenant, "forgotten " + chat.jid().value(), ForgottenText.of(tenant, number));
    }

    private static boolean is(Notice notice, Draft draft) {
        return draft.kind() == Kind.NOTICE && draft.places().getFirst() == notice.place();
    }

    private static Draft notice(Notice notice, String text, Draft beside) {
        return new Draft(
                Kind.NOTICE,
                Draft.written(List.of(text)),
                List.of(notice.place()),
                beside.answers(),
                TurnReport.Outcome.TOLD,
                notice.name(),
                "");
    }
}
