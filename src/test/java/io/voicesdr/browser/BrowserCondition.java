package io.voicesdr.browser;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** See {@link InBrowser}. */
final class BrowserCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.find()
                .map(found -> ConditionEvaluationResult.enabled("with " + found.browser()))
                .orElseGet(() -> ConditionEvaluationResult.disabled(
                        "no browser: install it with apt-get install chromium chromium-driver, or name both in"
                                + " CHROMIUM and CHROMEDRIVER"));
    }
}
