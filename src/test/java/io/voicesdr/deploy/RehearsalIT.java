package io.voicesdr.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/** Back-up, restore, indexes, retention and erasure on a real PostgreSQL and Redis; with the integration tests, on demand. */
class RehearsalIT {

    private static final int PROGRAMS_MISSING = 77;

    @Test
    void whatWasSaved_comesBack_andOnlyWhatWasMeantIsDeleted() throws Exception {
        Shipped.Ended ended = Shipped.run(new ProcessBuilder("bash", "deploy/backup/rehearsal.sh"));

        assumeTrue(ended.status() != PROGRAMS_MISSING, ended.output());
        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("everything came back");
    }
}
