package io.voicesdr.inbox;

import io.voicesdr.api.http.Problem;
import io.voicesdr.api.http.ProblemException;
import io.voicesdr.conversation.ChatArchive;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads one conversation as it stands now, and replays it: at most one look at each of its addresses. Thread-safe. */
@ApplicationScoped
class ChatFinder {
    /** Evolution's clock may run ahead of ours, and it stamps API sends (evolution/CONTRACT.md §5). */
    static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private final ChatArchive archive;
    private final Tenants tenants;
    private final InboxConfig config;
    private final InstantSource clock;

    ChatFinder(ChatArchive archive, Tenants tenants, InboxConfig config, InstantSource clock) {
        this.archive = archive;
        this.tenants = tenants;
        this.config = config;
        this.clock = clock;
    }

    /** The chat of {@code customer}; empty when nobody wrote anything within the time that conversations reach back. */
    Optional<ChatWindow> find(Tenant tenant, Jid customer) {
        Instant now = clock.instant();
        Instant from = now.minus(config.threadLookBack());
        Set<Message> messages = new HashSet<>();
        CustomerAddress asked = CustomerAddress.of(customer);
        return replay(tenant, read(tenant, asked, from, now, messages), messages, from);
    }

    /**
     * As {@link #find}, for a page that can show nothing else.
     *
     * @param chat as the page's address names it: a jid, or the digits that cards of the team chat lead to
     * @throws ProblemException when there is no such conversation
     */
    ChatWindow get(Tenant tenant, String chat) {
        return addresses(chat)
                .flatMap(jid -> find(tenant, jid).stream())
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.unknownChat()));
    }

    /** Digits are a phone's or a LID's; some channels file customers under bare digits. */
    private static Stream<Jid> addresses(String chat) {
        return chat.matches("\\d{1,20}")
                ? Stream.of(Jid.of(chat + "@s.whatsapp.net"), Jid.of(chat + "@lid"), Jid.of(chat))
                : Stream.of(chat).filter(text -> !text.isBlank()).map(Jid::of).filter(Jid::isPerson);
    }

    private CustomerAddress read(
            Tenant tenant, CustomerAddress asked, Instant from, Instant now, Set<Message> messages) {
        try {
            return archive.read(tenant, asked, from, now.plus(CLOCK_SKEW), page -> {
                messages.addAll(page);
                if (messages.size() >= config.maxMessages()) {
                    throw new Enough();
                }
            });
        } catch (Enough enough) {
            return messages.stream().map(Message::address).reduce(asked, CustomerAddress::and);
        }
    }

    /** One customer's messages as a conversation. */
    Optional<ChatWindow> replay(
            Tenant tenant, CustomerAddress address, Collection<Message> messages, Instant knownFrom) {
        Instant now = clock.instant();
        // what a wrong clock stamped after now is shown like anything else
        Instant asOf = messages.stream()
                .map(message -> message.sentAt().plusSeconds(1))
                .max(Instant::compareTo)
                .filter(now::isBefore)
                .orElse(now);
        return ChatWindow.of(
                new ChatRef(tenant.instance(), address.canonical()),
                tenant.conversation(),
                tenants.signatures(tenant),
                messages,
                knownFrom,
                asOf);
    }

    /** Ends a reading that has brought as much as memory allows; the newest came first. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough", null, false, false);
        }
    }
}
