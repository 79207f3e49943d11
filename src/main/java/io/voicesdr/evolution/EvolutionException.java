package io.voicesdr.evolution;

import io.voicesdr.conversation.UpstreamException;
import org.jspecify.annotations.Nullable;

/** A call to Evolution that failed, with what the failure means. */
final class EvolutionException extends UpstreamException {
    private static final long serialVersionUID = 1L;

    private final EvolutionCode evolutionCode;

    /** @param detail what Evolution said, already without numbers and texts of customers; may be empty */
    EvolutionException(
            EvolutionCode code, String operation, String instance, String detail, @Nullable Throwable cause) {
        super(code.stable(), describe(code, operation, instance, detail), cause);
        this.evolutionCode = code;
    }

    EvolutionCode evolutionCode() {
        return evolutionCode;
    }

    private static String describe(EvolutionCode code, String operation, String instance, String detail) {
        String said = detail.isEmpty() ? "" : " (" + detail + ")";
        return operation + " of instance " + instance + " failed" + said + ". " + code.nextAction();
    }
}
