package io.voicesdr.core;

import io.voicesdr.core.tenant.ConversationRules;
import java.time.Duration;

/** Rules of a tenant, the defaults but for one number. */
public final class TestRules {
    private static final ConversationRules D = ConversationRules.DEFAULTS;

    private TestRules() {}

    public static ConversationRules of(Duration burstWindow, int maxAnswersPerMinute, Duration humanPause) {
        return new ConversationRules(
                D.sessionTtl(),
                D.historyLimit(),
                burstWindow,
                maxAnswersPerMinute,
                humanPause,
                D.recoverWithin(),
                D.typing(),
                D.otherSoftwareIsPerson());
    }

    public static ConversationRules burstWindow(Duration window) {
        return of(window, D.maxAnswersPerMinute(), D.humanPause());
    }

    public static ConversationRules humanPause(Duration pause) {
        return of(D.burstWindow(), D.maxAnswersPerMinute(), pause);
    }

    public static ConversationRules maxAnswersPerMinute(int max) {
        return of(D.burstWindow(), max, D.humanPause());
    }

    public static ConversationRules ignoringOtherSoftware() {
        return new ConversationRules(
                D.sessionTtl(),
                D.historyLimit(),
                D.burstWindow(),
                D.maxAnswersPerMinute(),
                D.humanPause(),
                D.recoverWithin(),
                D.typing(),
                false);
    }
}
