package io.voicesdr.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replicas of the packaged application behind a real nginx that sends a company always to the same one, while everything
 * goes wrong: one is killed, comes back, another one is added, all are restarted in turn; webhooks come twice, late, out
 * of order or never; Evolution and Gemini fail, hang and reset. Every message is answered, none is answered twice.
 */
class FaultsIT {

    @TempDir
    Path folder;

    @Test
    void killedAddedAndRestarted_everyMessageIsAnsweredOnce() throws Exception {
        assumeTrue(Nginx.isInstalled(), "nginx is not installed (Debian: nginx-light)");
        try (Siege siege = new Siege(folder, 20_261_121L, 0.06)) {
            siege.begin(2, 2);
            Thread talk = siege.talk(40, 6, 600);
            siege.untilWritten(60);
            siege.fleet().kill(0);
            siege.untilWritten(100);
            siege.fleet().start(0, 2);
            siege.fleet().add(3);
            siege.reload();
            for (int i = 0; i < 2; i++) {
                siege.fleet().restart(i, 3);
            }
            talk.join();

            Ledger ledger = siege.settled(Duration.ofSeconds(30));
            assertThat(ledger.balances()).as(siege.report(ledger)).isTrue();
            assertThat(ledger.asked()).isEqualTo(240);
            assertThat(siege.complaints()).isEmpty();
            assertThat(siege.fleet().log()).doesNotContain("TURN_CRASHED", "DRAIN_INCOMPLETE", "WEBHOOK_FAILED");
        }
    }

    @Test
    void replicaThatNeverCame_leavesNobodyWaiting() throws Exception {
        assumeTrue(Nginx.isInstalled(), "nginx is not installed (Debian: nginx-light)");
        try (Siege siege = new Siege(folder, 1, 0)) {
            siege.begin(1, 2);
            siege.writeUnheard(24);

            Ledger ledger = siege.settled(Duration.ofSeconds(40));
            assertThat(ledger.balances()).as(siege.report(ledger)).isTrue();
            assertThat(ledger.answers()).isEqualTo(24);
            assertThat(siege.fleet().log()).contains("SWEEP_TAKEN_OVER instance=", "SWEEP instance=");
        }
    }
}
