package io.voicesdr.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+55", "-2", "@SUM(A1)", "\t=1", "  =1", "\r\n=1", "＝1", "＠x"})
    void formula_getsAnApostrophe(String text) {
        assertThat(CsvTable.harmless(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "oi", "a=b", "5511999990001", "2026-11-01T00:00:00Z", "'=1", "\"x\""})
    void otherText_staysAsItIs(String text) {
        assertThat(CsvTable.harmless(text)).isEqualTo(text);
    }

    @Test
    void cells_areQuotedNestedAndNull() throws Exception {
        JsonNode row = new ObjectMapper()
                .readTree("{\"a\":\"x, \\\"y\\\"\\nz\",\"b\":{\"c\":-1.5,\"d\":null},\"e\":[\"=f\"],\"g\":true}");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvTable(List.of("a", "b.c", "b.d", "e", "g", "missing")).write(List.of(row), out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("a,b.c,b.d,e,g,missing\r\n\"x, \"\"y\"\"\nz\",-1.5,,\"[\"\"=f\"\"]\",true,\r\n");
    }
}
