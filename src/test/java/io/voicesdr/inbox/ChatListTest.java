package io.voicesdr.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import io.voicesdr.core.lead.Lead;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.team.ChatLedger;
import io.voicesdr.core.team.CustomerNumber;
import io.voicesdr.core.team.LeadStatus;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One conversation of every standing, and which of them each filter and each search shows. */
class ChatListTest {
    private static final Instant NOW = Chat.BEGIN.plus(Chat.hours(1));

    private final Tenant tenant = Chat.begin().tenant();
    private final Map<String, ChatWindow> windows = new LinkedHashMap<>();
    private final Map<CustomerNumber, ChatLedger> told = new LinkedHashMap<>();

    ChatListTest() {
        is("answered", Chat.begin().customer("oi").after(Chat.seconds(5)).bot("Olá!"), Standing.NONE);
        is("waits", Chat.begin().customer("tem desconto?"), Standing.NONE);
        is(
                "promised",
                Chat.begin().customer("quero uma pessoa").bot(Kind.HANDOVER, 0, "", "Já chamo alguém"),
                Standing.NONE);
        is("person", Chat.begin().customer("oi").after(Chat.minutes(30)).person("Deixa comigo"), Standing.NONE);
        is(
                "taken",
                Chat.begin().customer("oi").after(Chat.seconds(5)).bot("Olá!"),
                new Standing(Optional.of(NOW.minusSeconds(60)), Optional.empty(), Optional.empty(), Optional.empty()));
        is("failed", Chat.begin().customer("oi").bot("Olá!").status("b1", Delivery.ERROR), Standing.NONE);
        is("won", Chat.begin().customer("comprei").bot("Que bom!"), lead(LeadStatus.WON));
        is("new", Chat.begin().customer("quero").bot("Certo!"), lead(LeadStatus.NEW));
        is("over", Chat.begin().after(Chat.hours(-30)).customer("oi"), Standing.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all     | answered waits promised person taken failed won new over",
                "waiting | waits promised",
                "person  | promised person taken",
                "bot     | answered waits failed won new",
                "lead    | won new",
                "failed  | failed",
                "nonsense | answered waits promised person taken failed won new over"
            })
    void filter_showsThoseItNames_andTellsHowMany(String filter, String shown) {
        ChatList list = ChatList.of(scene(), ChatList.Wish.of(filter, "", 1), 50);

        assertThat(names(list)).containsExactlyInAnyOrder(shown.split(" "));
        assertThat(list.count(ChatList.Filter.of(filter))).isEqualTo(shown.split(" ").length);
        assertThat(list.query(list.filter()))
                .startsWith("?filter=" + list.filter().word() + "&");
    }

    /** However it is narrowed, each filter tells how many it would show. */
    @Test
    void numbersBesideTheFilters_areThoseOfTheSearch() {
        ChatList list = ChatList.of(scene(), ChatList.Wish.of("waiting", "DESCONTO", 1), 50);

        assertThat(names(list)).containsExactly("waits");
        assertThat(list.filters()).extracting(list::count).containsExactly(1L, 1L, 0L, 1L, 0L, 0L);
    }

    @ParameterizedTest
    @CsvSource({
        "0003, promised",
        "+55 (11) 90000-0003, promised",
        "já chamo, promised",
        "WON, won",
        "nobody said this, ''"
    })
    void search_isByNumberNameOrWords(String search, String found) {
        assertThat(names(ChatList.of(scene(), ChatList.Wish.of("all", search, 1), 50)))
                .containsExactlyElementsOf(Arrays.stream(found.split(" "))
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    @Test
    void pages_endWithTheLast_andShowEachOnce() {
        List<String> seen = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            seen.addAll(names(ChatList.of(scene(), ChatList.Wish.of("all", "", page), 4)));
        }

        assertThat(seen).doesNotHaveDuplicates().hasSize(9);
        assertThat(ChatList.of(scene(), ChatList.Wish.of("all", "", 99), 4).page())
                .isEqualTo(3);
        assertThat(ChatList.of(scene(), ChatList.Wish.of("all", "", -1), 4).page())
                .isEqualTo(1);
    }

    private List<String> names(ChatList list) {
        return list.rows().stream().map(ChatRow::name).toList();
    }

    private Scene scene() {
        return new Scene(
                tenant,
                NOW,
                List.copyOf(windows.values()),
                false,
                (session, of, asOf) -> Optional.empty(),
                new Ledger(told, Set.of(), List.of()),
                (state, flow) -> new Lead(tenant.lead(), List.of()));
    }

    /** A customer of that name, with a number of their own. */
    private void is(String name, Chat chat, Standing standing) {
        Jid jid = Jid.of("55119000000%02d@s.whatsapp.net".formatted(windows.size() + 1));
        List<Message> rows =
                chat.rows().stream().map(row -> under(jid, name, row)).toList();
        windows.put(
                name,
                ChatWindow.of(
                                new ChatRef(tenant.instance(), jid),
                                tenant.conversation(),
                                Chat.SIGNATURES,
                                rows,
                                Chat.BEGIN.minus(Chat.hours(48)),
                                NOW)
                        .orElseThrow());
        told.put(
                CustomerNumber.of(CustomerAddress.of(jid)).iterator().next(),
                new ChatLedger(standing, List.of(), List.of()));
    }

    private static Standing lead(LeadStatus status) {
        return new Standing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(status));
    }

    private static Message under(Jid jid, String name, Message row) {
        return new Message(
                row.id(),
                row.rowId(),
                jid,
                Optional.empty(),
                row.fromMe(),
                row.sentAt(),
                row.fromMe() ? "" : name,
                row.content(),
                row.origin(),
                row.quote(),
                row.deliveries());
    }
}
