package io.voicesdr.sandbox.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters, order and pages of findMessages, with what the real one gets wrong (evolution/CONTRACT.md §5). */
class RowFilterTest {
    private static final String PHONE = "5511999990001@s.whatsapp.net";
    private static final String LID = "188877766655544@lid";
    private static final long NOON = 1_795_226_400L;

    private final List<Row> rows = List.of(
            row("a", PHONE, LID, false, NOON),
            row("b", LID, PHONE, false, NOON + 1),
            row("c", PHONE, "", true, NOON + 2),
            row("d", "5511999990009@s.whatsapp.net", "", false, NOON + 3));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'key':{'remoteJid':'5511999990001@s.whatsapp.net'}}|a c",
                "{'key':{'remoteJidAlt':'5511999990001@s.whatsapp.net'}}|b",
                "{'key':{'remoteJid':'188877766655544@lid'}}|b",
                "{'key':{'remoteJid':'5511999990001'}}|''",
                "{'key':{'id':'c'}}|c",
                "{'key':{'fromMe':true}}|c",
                "{'key':{'fromMe':false}}|a b c d",
                "{'remoteJid':'5511999990001@s.whatsapp.net'}|a b c d",
                "{'pushName':'x','status':'y'}|a b c d",
                "{'messageType':'audioMessage'}|''",
                "{'messageTimestamp':{'gte':'2026-11-21T02:00:01Z'}}|a b c d",
                "{'messageTimestamp':{'gte':'2026-11-21T02:00:01Z','lte':'2026-11-21T02:00:02Z'}}|b c",
                "{'messageTimestamp':{'gte':1795226401000,'lte':1795226402000}}|b c",
                "{'messageTimestamp':{'gte':1795226401,'lte':1795226402}}|''",
                "{}|a b c d"
            })
    void where_letsThrough(String where, String expected) {
        assertThat(found(where, Version.V2_3_6)).isEqualTo(expected);
    }

    @Test
    void bothAddresses_areAndedOn236_andOredOn237() {
        String where = "{'key':{'remoteJid':'" + PHONE + "','remoteJidAlt':'" + PHONE + "'}}";
        assertThat(found(where, Version.V2_3_6)).isEmpty();
        assertThat(found(where, Version.V2_3_7)).isEqualTo("a b c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'key':{'remoteJid':''}}",
                "{'key':{'id':''}}",
                "{'key':{'fromMe':'true'}}",
                "{'source':'toaster'}",
                "{'messageTimestamp':{'gte':'soon','lte':'later'}}"
            })
    void where_isRefused(String where) {
        assertThatThrownBy(() -> found(where, Version.V2_3_6)).isInstanceOf(Refusal.class);
    }

    @Test
    void order_isNewestFirst_andShuffledWithinASecond() {
        List<Row> burst = IntStream.range(0, 12)
                .mapToObj(i -> row("m" + i, PHONE, LID, false, NOON))
                .toList();
        List<String> found = ids(burst, "{}", 7);
        assertThat(found).hasSize(12).doesNotContainSequence("m0", "m1", "m2", "m3");
        assertThat(ids(burst, "{}", 7)).as("seeded").isEqualTo(found);
        assertThat(ids(burst, "{}", 8)).isNotEqualTo(found);
        assertThat(ids(rows, "{}", 7)).containsExactly("d", "c", "b", "a");
    }

    @Test
    void pages_countFromOne_andTheOffsetIsTheirSize() {
        assertThat(ids(rows, "{'page':2,'offset':3}", 7)).containsExactly("a");
        assertThat(ids(rows, "{'page':'2','offset':3}", 7)).containsExactly("a");
        assertThat(ids(rows, "{'page':9,'offset':3}", 7)).isEmpty();
        assertThat(ids(rows, "{'offset':0}", 7)).hasSize(4);
        ObjectNode page = new RowPage(7).of(rows, json("{'page':2,'offset':3}"), "i");
        assertThat(page.at("/messages/total").asInt()).isEqualTo(4);
        assertThat(page.at("/messages/pages").asInt()).isEqualTo(2);
        assertThat(page.at("/messages/currentPage").asInt()).isEqualTo(2);
        assertThatThrownBy(() -> ids(rows, "{'offset':'50'}", 7)).isInstanceOf(Refusal.class);
    }

    @Test
    void bordersOfPagesOfOtherSizes_repeatOrLoseRows() {
        List<Row> burst = IntStream.range(0, 12)
                .mapToObj(i -> row("m" + i, PHONE, LID, false, NOON))
                .toList();
        Set<String> seen = new HashSet<>(ids(burst, "{'page':1,'offset':4}", 7));
        seen.addAll(ids(burst, "{'page':2,'offset':5}", 7));
        assertThat(seen).hasSizeLessThan(9);
    }

    @Test
    void rowIds_areOrderedByInsertion_andKeyIdsTellTheDevice() {
        Ids ids = new Ids(new java.util.Random(1));
        java.time.Instant now = java.time.Instant.ofEpochSecond(NOON);
        List<String> made = IntStream.range(0, 500).mapToObj(i -> ids.row(now)).toList();
        assertThat(made).isSorted().allMatch(id -> id.matches("c[a-z0-9]{24}"));
        assertThat(ids.key(Ids.Source.ANDROID)).hasSize(32);
        assertThat(ids.key(Ids.Source.IOS)).startsWith("3A").hasSize(20);
        assertThat(ids.key(Ids.Source.WEB)).startsWith("3EB0").hasSize(20);
        assertThat(ids.key(Ids.Source.API)).startsWith("3EB0").hasSize(22);
    }

    @ParameterizedTest
    @CsvSource({
        "5511999990001,5511999990001@s.whatsapp.net",
        "5531999990001,553199990001@s.whatsapp.net",
        "+55 (11) 999990001,5511999990001@s.whatsapp.net",
        "188877766655544@lid,188877766655544@lid",
        "120363000000000001,120363000000000001@g.us"
    })
    void number_becomesAJid(String number, String jid) {
        assertThat(Numbers.jid(number)).isEqualTo(jid);
    }

    @Test
    void memory_isBounded() {
        Instance instance = new Instance("i", "I", "5511988880000@s.whatsapp.net", java.time.Instant.EPOCH);
        IntStream.range(0, Instance.MAX_ROWS_PER_CHAT + 10)
                .forEach(i -> instance.store(row("m" + i, PHONE, LID, false, NOON + i)));
        assertThat(instance.rows(any -> true))
                .hasSize(Instance.MAX_ROWS_PER_CHAT)
                .first()
                .returns("m10", Row::keyId);
        IntStream.range(0, Instance.MAX_CHATS + 10)
                .forEach(i -> instance.store(row("x", i + "@s.whatsapp.net", "", false, NOON)));
        assertThat(instance.rows(any -> true)).hasSize(Instance.MAX_CHATS);
    }

    private String found(String where, Version version) {
        var filter = RowFilter.of(json(where), version);
        return String.join(" ", rows.stream().filter(filter).map(Row::keyId).toList());
    }

    private static List<String> ids(List<Row> rows, String body, long seed) {
        return new RowPage(seed)
                .of(rows, json(body), "i")
                .at("/messages/records")
                .valueStream()
                .map(record -> record.at("/key/id").asText())
                .toList();
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String singleQuoted) {
        return Wire.body(singleQuoted.replace('\'', '"'));
    }

    private static Row row(String id, String jid, String alt, boolean fromMe, long at) {
        ObjectNode key = Wire.object().put("id", id).put("fromMe", fromMe).put("remoteJid", jid);
        if (!alt.isEmpty()) {
            key.put("remoteJidAlt", alt);
        }
        ObjectNode message = Wire.object().put("conversation", "texto " + id);
        return new Row(
                id,
                key,
                "Maria",
                "conversation",
                message,
                at,
                "android",
                NullNode.getInstance(),
                "DELIVERY_ACK",
                List.of());
    }
}
