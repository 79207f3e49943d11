package io.voicesdr.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.voicesdr.api.http.ProblemException;
import io.voicesdr.conversation.MediaSource;
import io.voicesdr.conversation.MediaSource.Fetched;
import io.voicesdr.core.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Files for people who look at them: bounded one by one, and together. */
class PageFilesTest {

    private static final long MOST = 1024 * 1024;

    private final Tenant tenant = Tenant.named("loja", "Loja", "Ana").build();
    private final List<Long> limits = new ArrayList<>();

    @Test
    void file_isHandedOut_readUpToTheLimit() {
        PageFiles files = files((any, id, expected, most) -> {
            limits.add(most);
            return new Fetched.Found(new byte[] {1, 2, 3}, 1);
        });
        assertThat(files.fetch(tenant, "A", 3)).containsExactly(1, 2, 3);
        assertThat(files.fetch(tenant, "B", 0)).hasSize(3);
        assertThat(limits).containsExactly(MOST, MOST);
    }

    @Test
    void fileThatTurnsOutLarger_isRefused() {
        assertStatus(413, files((any, id, expected, most) -> new Fetched.TooLarge(1)), 0);
    }

    @Test
    void fileThatSaysItIsLarger_isNotAskedFor() {
        assertStatus(
                413,
                files((any, id, expected, most) -> {
                    throw new AssertionError("asked");
                }),
                MOST + 1);
    }

    @Test
    void fileThatCantBeHad_isSaidSo_withTheCode() {
        PageFiles files = files((any, id, expected, most) -> new Fetched.Failed("EVOLUTION_TIMEOUT", "slow", 1));
        assertStatus(502, files, 0);
        assertThatThrownBy(() -> files.fetch(tenant, "A", 0))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().detail()).isEqualTo("EVOLUTION_TIMEOUT: slow"));
    }

    /** Twenty browsers at once: never more under way than there is room for. */
    @Test
    void manyAtOnce_waitForRoom() throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger peak = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(4);
        PageFiles files = files((any, id, expected, most) -> {
            peak.accumulateAndGet(now.incrementAndGet(), Math::max);
            full.countDown();
            try {
                full.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            now.decrementAndGet();
            return new Fetched.Found(new byte[1], 1);
        });
        List<Thread> browsers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            browsers.add(Thread.ofVirtual().start(() -> files.fetch(tenant, "A", MOST / 4)));
        }
        for (Thread browser : browsers) {
            browser.join();
        }
        assertThat(peak).hasValue(4);
    }

    private void assertStatus(int status, PageFiles files, long declared) {
        assertThatThrownBy(() -> files.fetch(tenant, "A", declared))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(status));
    }

    private static PageFiles files(MediaSource source) {
        return new PageFiles(
                source,
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withDefaultValue("sdr.inbox.max-file", "1M")
                        .withMapping(InboxConfig.class)
                        .build()
                        .getConfigMapping(InboxConfig.class));
    }
}
