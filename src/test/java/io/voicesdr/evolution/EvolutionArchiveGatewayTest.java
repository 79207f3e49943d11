package io.voicesdr.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.voicesdr.conversation.Identities;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.ByCustomer;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.evolution.DialogueArchive.Utterance;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * Public dialogues into Evolution's history and back: every turn once, in its order, from its speaker. Needs Quarkus only
 * because its circuit breakers come with it.
 */
@QuarkusTest
class EvolutionArchiveGatewayTest {
    private static final int CUSTOMERS = 40;
    private static final Instant FROM = DialogueArchive.BEGIN.minus(Duration.ofDays(1));
    private static final Instant TO = DialogueArchive.BEGIN.plus(Duration.ofDays(1));
    private static final SignatureCodec SIGNATURES = new SignatureCodec("loja", List.of("a key for tests"));

    private final EvolutionEdge edge = new EvolutionEdge("recent-page-size", "25");
    private final EvolutionArchiveGateway archive = new EvolutionArchiveGateway(
            edge.reads,
            new RecordCheck(edge.traits, edge.metrics),
            edge.traits,
            new Identities(),
            edge.config,
            () -> TO);
    private DialogueArchive evolution;
    private Tenant tenant;

    @BeforeEach
    void open() throws IOException {
        evolve(1);
    }

    @AfterEach
    void close() {
        evolution.close();
        edge.close();
    }

    private void evolve(long seed) throws IOException {
        if (evolution != null) {
            evolution.close();
        }
        System.out.println("seed " + seed);
        evolution = new DialogueArchive(seed, SIGNATURES);
        tenant = EvolutionEdge.tenantAt("loja", evolution.url());
        List<List<Utterance>> dialogues = DialogueArchive.dialogues();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            evolution.file(customer, dialogues.get(customer % dialogues.size()));
        }
    }

    @RepeatedTest(10)
    void dialogues_intoHistoryAndBack_areExact(RepetitionInfo repetition) throws IOException {
        evolve(repetition.getCurrentRepetition());
        List<Message> read = new ArrayList<>();
        archive.read(tenant, FROM, TO, read::addAll);

        Map<String, List<Utterance>> back = new HashMap<>();
        ByCustomer.group(read)
                .forEach((address, messages) -> back.put(address.canonical().value(), dialogue(address, messages)));

        assertThat(back).isEqualTo(expected());
        assertThat(evolution.requests).isGreaterThan(10);
    }

    @Test
    void oneChat_isReadUnderAllItsAddresses() throws IOException {
        for (int customer : List.of(0, 3, 17)) {
            for (String jid : List.of(DialogueArchive.phone(customer), DialogueArchive.lid(customer))) {
                List<Message> read = new ArrayList<>();
                CustomerAddress address = archive.read(tenant, CustomerAddress.of(Jid.of(jid)), FROM, TO, read::addAll);
                assertThat(address.canonical().value()).isEqualTo(DialogueArchive.phone(customer));
                assertThat(dialogue(address, read))
                        .isEqualTo(expected().get(address.canonical().value()));
            }
        }
    }

    @Test
    void bounds_fromIncluded_toExcluded() {
        Instant second = DialogueArchive.BEGIN.plusSeconds(300);
        List<Message> before = new ArrayList<>();
        List<Message> after = new ArrayList<>();
        archive.read(tenant, FROM, second, before::addAll);
        archive.read(tenant, second, TO, after::addAll);
        assertThat(before).isNotEmpty().allMatch(message -> message.sentAt().isBefore(second));
        assertThat(after).isNotEmpty().noneMatch(message -> message.sentAt().isBefore(second));
    }

    @Test
    void glimpse_changesWithWhatIsThere_andCostsOneRequest() throws IOException {
        var before = archive.glimpse(tenant, FROM, TO);
        assertThat(evolution.requests).isEqualTo(1);
        assertThat(archive.glimpse(tenant, FROM.minus(Duration.ofDays(9)), FROM).messages())
                .isZero();
        evolution.file(99, DialogueArchive.dialogues().getLast());
        var after = archive.glimpse(tenant, FROM, TO);
        assertThat(after.messages()).isGreaterThan(before.messages());
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void reader_whoHasEnough_endsTheReading() {
        assertThatThrownBy(() -> archive.read(tenant, FROM, TO, page -> {
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
        assertThat(evolution.requests).isEqualTo(1);
    }

    private static Map<String, List<Utterance>> expected() throws IOException {
        List<List<Utterance>> dialogues = DialogueArchive.dialogues();
        Map<String, List<Utterance>> expected = new HashMap<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            expected.put(DialogueArchive.phone(customer), dialogues.get(customer % dialogues.size()));
        }
        return expected;
    }

    private List<Utterance> dialogue(CustomerAddress address, Collection<Message> messages) {
        ChatRef chat = new ChatRef("loja", address.canonical());
        return ChatWindow.of(chat, tenant.conversation(), SIGNATURES, messages, FROM, TO)
                .orElseThrow()
                .state()
                .entries()
                .stream()
                .map(entry ->
                        new Utterance(entry.isFrom(Author.CUSTOMER) ? "USER" : speaker(entry.author()), entry.text()))
                .toList();
    }

    private static String speaker(Author author) {
        return author == Author.BOT ? "SYSTEM" : author.name();
    }
}
