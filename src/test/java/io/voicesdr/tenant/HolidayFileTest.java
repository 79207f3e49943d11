package io.voicesdr.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.tenant.Holidays;
import io.voicesdr.core.tenant.OpenHours;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolidayFileTest {

    private static HolidayFile read(String file) {
        return HolidayFile.read(file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void days_onceAndEveryYear_closedOrWithHours() {
        HolidayFile file = read("""
                12-25: closed              # Natal
                2026-02-17: Closed
                2026-12-24: 08:00-12:00, 13:00-15:00
                """);

        assertThat(file.problems()).isEmpty();
        assertThat(file.holidays())
                .isEqualTo(new Holidays(
                        Map.of(
                                LocalDate.parse("2026-02-17"),
                                List.of(),
                                LocalDate.parse("2026-12-24"),
                                List.of(new OpenHours(480, 720), new OpenHours(780, 900))),
                        Map.of(MonthDay.of(12, 25), List.of())));
        assertThat(file.holidays().of(LocalDate.parse("2031-12-25"))).contains(List.of());
        assertThat(file.holidays().of(LocalDate.parse("2031-12-24"))).isEmpty();
    }

    @Test
    void mistakes_areAllTold_withTheirLines() {
        assertThat(read("""
                        25-12: closed
                        2026-02-30: closed
                        natal: closed
                        12-24: Natal
                        12-31:
                        01-01: closed
                        01-01: closed
                        """).problems())
                .extracting(problem -> problem.line() + " " + problem.key() + " " + problem.message())
                .containsExactly(
                        "1 25-12 is not a day; write a day as 12-25 (every year) or 2026-02-17 (once)",
                        "2 2026-02-30 is not a day; write a day as 12-25 (every year) or 2026-02-17 (once)",
                        "3 natal is not a day; write a day as 12-25 (every year) or 2026-02-17 (once)",
                        "4 12-24 \"Natal\" is not a stretch of hours; write for example 08:00-18:00, or 08:00-12:00, 13:00-18:00 between quotes",
                        "5 12-31 write closed, or hours such as 08:00-12:00",
                        "7 01-01 stands twice; keep one");
        assertThat(read("- 12-25").problems()).hasSize(1);
        assertThat(read("").problems()).isEmpty();
    }

    /** Beside tenant.yaml: read with it, looked at again, and a mistake keeps the last good version. */
    @Test
    void fileBesideTheTenant_isRead_andABrokenEditKeepsTheLastGoodVersion(@TempDir Path root) throws IOException {
        Path tenant = Files.createDirectory(root.resolve("loja"));
        Files.writeString(tenant.resolve("tenant.yaml"), "name: Loja\nsystem_prompt: Oi\n");
        Personas personas = new Personas();
        TenantScan scan =
                new TenantScan(root.toString(), new TenantReader(name -> Optional.empty(), personas), personas);
        TenantSnapshot bare = scan.after(TenantSnapshot.EMPTY, Instant.EPOCH);
        Files.writeString(tenant.resolve("holidays.yaml"), "12-25: closed\n");
        TenantSnapshot good = scan.after(bare, Instant.EPOCH);
        Files.writeString(tenant.resolve("holidays.yaml"), "12-25: closed\n13-01: closed\n");
        TenantSnapshot broken = scan.after(good, Instant.EPOCH);

        assertThat(bare.tenants().getFirst().businessHours().isSet()).isFalse();
        assertThat(good.tenants().getFirst().businessHours().holidays().yearly())
                .containsKey(MonthDay.of(12, 25));
        assertThat(good.tenants().getFirst().configHash())
                .isNotEqualTo(bare.tenants().getFirst().configHash());
        assertThat(broken.tenants()).isEqualTo(good.tenants());
        assertThat(broken.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).endsWith("loja/holidays.yaml");
            assertThat(problem.line()).isEqualTo(2);
        });
    }
}
