package io.voicesdr.core.tenant;

import java.time.Duration;
import java.util.Optional;

/**
 * What the customers' data protection asks for (LGPD).
 *
 * @param notice the first answer says that a virtual assistant is speaking
 * @param privacyUrl stands in that notice
 * @param retention nothing older is read, shown or told to the model
 * @param consentForFollowUp nobody is written to again who has not said yes to it
 * @param maskForModel CPF, card numbers and e-mail addresses of customers don't reach the model
 */
public record Lgpd(
        boolean notice,
        Optional<String> privacyUrl,
        Duration retention,
        boolean consentForFollowUp,
        boolean maskForModel) {

    /** What holds where the file says nothing. */
    public static final Lgpd DEFAULTS = new Lgpd(true, Optional.empty(), Duration.ofDays(180), false, false);

    /** The same without the notice: for companies whose profile says it, and for tests about other things. */
    public Lgpd withoutNotice() {
        return new Lgpd(false, privacyUrl, retention, consentForFollowUp, maskForModel);
    }
}
