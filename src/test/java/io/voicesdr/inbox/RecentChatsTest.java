package io.voicesdr.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.voicesdr.conversation.ChatArchive;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.Chat;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thousand conversations: how much is asked for the list, when nothing, little or much has changed. */
class RecentChatsTest {
    private static final int CHATS = 1_000;
    private static final int EACH = 6;
    private static final int PAGE = 1_000;

    private final Tenant tenant = Chat.begin().tenant();
    private final Archive archive = new Archive();
    private final InboxConfig config = new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withMapping(InboxConfig.class)
            .build()
            .getConfigMapping(InboxConfig.class);
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final RecentChats recent = new RecentChats(
            archive, new ChatFinder(archive, new OneTenant(tenant), config, () -> now), config, () -> now);

    @BeforeEach
    void write() {
        for (int chat = 0; chat < CHATS; chat++) {
            for (int i = 0; i < EACH; i++) {
                archive.rows.add(
                        row(chat, now.minusSeconds(60L * (CHATS - chat) + 10L * (EACH - i)), i, "mensagem " + i));
            }
        }
    }

    @Test
    void firstLook_readsEachPageOnce_thenOnlyAsksWhetherAnythingChanged() {
        assertThat(recent.of(tenant).windows()).hasSize(CHATS);
        int pages = Math.ceilDiv(CHATS * EACH, PAGE);
        assertThat(archive.requests).isBetween(1 + pages, 2 + pages);

        archive.requests = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            ChatList list = ChatList.of(
                    recent.of(tenant), tenant, ChatList.Wish.of("all", i % 2 == 0 ? "" : "mensagem 5", 1), 50, now);
            assertThat(list.rows()).hasSize(50);
            assertThat(list.pages()).isEqualTo(20);
        }
        System.out.printf("list of %d conversations: %.1f ms%n", CHATS, (System.nanoTime() - begin) / 20e6);
        assertThat(archive.requests).isEqualTo(20);
    }

    @Test
    void oneNewMessage_costsOnePage_andStandsFirst() {
        recent.of(tenant);
        archive.requests = 0;
        now = now.plusSeconds(30);
        archive.rows.add(row(17, now.minusSeconds(1), EACH, "voltei"));

        List<ChatRow> rows = ChatList.of(recent.of(tenant), tenant, ChatList.Wish.of("all", "", 1), 50, now)
                .rows();

        assertThat(rows.getFirst().lastText()).isEqualTo("voltei");
        assertThat(rows.getFirst().unread()).isEqualTo(EACH + 1L);
        assertThat(archive.requests).isLessThanOrEqualTo(2);
    }

    @Test
    void removedRows_andDeliveries_areSeenAfterAWhile() {
        recent.of(tenant);
        archive.rows.removeIf(message -> message.remoteJid().equals(jid(3)));

        assertThat(recent.of(tenant).windows()).hasSize(CHATS - 1);
    }

    @Test
    void tooMany_areCutOff_atTheNewest() {
        InboxConfig small = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withDefaultValue("sdr.inbox.max-messages", "1500")
                .withMapping(InboxConfig.class)
                .build()
                .getConfigMapping(InboxConfig.class);
        RecentChats few = new RecentChats(
                archive, new ChatFinder(archive, new OneTenant(tenant), small, () -> now), small, () -> now);

        RecentChats.Chats chats = few.of(tenant);

        assertThat(chats.cut()).isTrue();
        assertThat(archive.requests).isEqualTo(3);
        assertThat(chats.windows().getFirst().chat().jid()).isEqualTo(jid(CHATS - 1));
    }

    @Test
    void search_findsNamesNumbersAndWords() {
        archive.rows.add(row(5, now, EACH, "Quero a <b>entrada</b> de R$ 5.000"));
        RecentChats.Chats chats = recent.of(tenant);

        assertThat(found(chats, "cliente 5")).isNotEmpty();
        assertThat(found(chats, "90000-0005")).extracting(ChatRow::chat).containsExactly(jid(5).value());
        assertThat(found(chats, "ENTRADA")).extracting(ChatRow::chat).containsExactly(jid(5).value());
        assertThat(found(chats, "nothing like it")).isEmpty();
    }

    private List<ChatRow> found(RecentChats.Chats chats, String search) {
        return ChatList.of(chats, tenant, ChatList.Wish.of("all", search, 1), 50, now)
                .rows();
    }

    private static Jid jid(int chat) {
        return Jid.of("551190000%04d@s.whatsapp.net".formatted(chat));
    }

    private static Message row(int chat, Instant at, int number, String text) {
        return new Message(
                "M%d-%d".formatted(chat, number),
                "c%012d%06d".formatted(at.getEpochSecond(), chat),
                jid(chat),
                Optional.empty(),
                false,
                at,
                "Cliente " + chat,
                new Content.Text(text),
                Origin.DEVICE,
                Optional.empty(),
                Set.of());
    }

    /** Answers like Evolution, newest first, a page at a time, and counts. */
    private static final class Archive implements ChatArchive {
        private final List<Message> rows = new ArrayList<>();
        private int requests;

        @Override
        public Glimpse glimpse(Tenant tenant, Instant from, Instant to) {
            requests++;
            List<Message> stretch = stretch(from, to);
            return new Glimpse(
                    stretch.size(), stretch.isEmpty() ? "" : stretch.getFirst().rowId());
        }

        @Override
        public void read(Tenant tenant, Instant from, Instant to, Consumer<List<Message>> pages) {
            List<Message> stretch = stretch(from, to);
            for (int begin = 0; begin == 0 || begin < stretch.size(); begin += PAGE) {
                requests++;
                pages.accept(stretch.subList(begin, Math.min(stretch.size(), begin + PAGE)));
            }
        }

        @Override
        public CustomerAddress read(
                Tenant tenant, CustomerAddress address, Instant from, Instant to, Consumer<List<Message>> pages) {
            requests++;
            pages.accept(stretch(from, to).stream()
                    .filter(message -> address.includes(message.remoteJid()))
                    .toList());
            return address;
        }

        private List<Message> stretch(Instant from, Instant to) {
            return rows.stream()
                    .filter(message ->
                            !message.sentAt().isBefore(from) && message.sentAt().isBefore(to))
                    .sorted(Comparator.comparing(Message::sentAt).reversed())
                    .toList();
        }
    }

    private record OneTenant(Tenant tenant) implements Tenants {
        @Override
        public Optional<Tenant> find(String instance) {
            return Optional.of(tenant).filter(one -> one.instance().equals(instance));
        }

        @Override
        public List<Tenant> all() {
            return List.of(tenant);
        }

        @Override
        public SignatureCodec signatures(Tenant one) {
            return Chat.SIGNATURES;
        }

        @Override
        public String persona(Tenant one, ConversationState state) {
            return one.systemPrompt();
        }
    }
}
