package io.voicesdr.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs where Chromium and its driver are installed ({@code apt-get install chromium chromium-driver}) and is skipped, with
 * a message, where they are not. Stands above {@code @QuarkusTest}, so that no application is started for nothing. As they
 * take half of the suite's time, {@code ./mvnw test} leaves them to {@code ./mvnw test -Prest} and the gate.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("browser")
@ExtendWith(BrowserCondition.class)
public @interface InBrowser {}
