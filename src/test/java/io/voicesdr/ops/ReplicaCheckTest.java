package io.voicesdr.ops;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicaCheckTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 3", "2, 3"})
    void indexBelowCount_starts(int index, int count) {
        assertThatCode(() -> ReplicaCheck.check(index, count)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "-1, 3"})
    void indexBesideCount_saysWhatIsAllowed(int index, int count) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ReplicaCheck.check(index, count))
                .withMessage("SDR_REPLICA_INDEX is " + index
                        + " with SDR_REPLICA_COUNT 3; write 0 to 2, each replica another");
    }

    @Test
    void countBelowOne_saysWhatIsAllowed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ReplicaCheck.check(0, 0))
                .withMessage("SDR_REPLICA_COUNT is 0; write how many replicas run, 1 or more");
    }
}
