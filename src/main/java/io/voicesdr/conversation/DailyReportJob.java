package io.voicesdr.conversation;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.core.followup.Slots;
import io.voicesdr.core.history.ByCustomer;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.ConversationStatus;
import io.voicesdr.core.view.Day;
import io.voicesdr.core.view.DayText;
import io.voicesdr.core.view.Days;
import io.voicesdr.core.view.Period;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Sends the figures of the day to the team chat, once: the notice's topic carries the date, so that neither a restart nor
 * another replica sends it again. A process that was down at the time sends it later the same day, unless another replica has
 * come in for it. Not for two threads at a time.
 */
@ApplicationScoped
public class DailyReportJob {

    private static final Logger LOG = Logger.getLogger(DailyReportJob.class);

    /** Before the day, so that the beginnings of its sessions are known. */
    private static final Duration BEFORE = Duration.ofDays(2);

    private final Tenants tenants;
    private final ChatArchive archive;
    private final Team team;
    private final Costs costs;
    private final TurnConfig config;
    private final InstantSource clock;
    private final Pause pause;
    private final Shard shard;
    private final Map<String, LocalDate> sent = new ConcurrentHashMap<>();

    DailyReportJob(
            Tenants tenants,
            ChatArchive archive,
            Team team,
            Costs costs,
            TurnConfig config,
            InstantSource clock,
            Pause pause) {
        this.tenants = tenants;
        this.archive = archive;
        this.team = team;
        this.costs = costs;
        this.config = config;
        this.clock = clock;
        this.pause = pause;
        this.shard = Shard.of(config);
    }

    @Scheduled(every = "${sdr.turn.day-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void everyMinute() {
        run();
    }

    /** Reports for every tenant whose time has come today: this replica's, and seldom for what others have left undone. */
    void run() {
        boolean others = shard.isTimeForOthers(clock.instant());
        EachTenant.of(tenants.all(), "DAILY_REPORT", tenant -> {
            if (shard.maySendFor(tenant.instance(), others) && isDue(tenant)) {
                report(tenant);
            }
        });
    }

    private boolean isDue(Tenant tenant) {
        ZonedDateTime now = clock.instant().atZone(tenant.timeZone());
        return tenant.dailyReport()
                .map(time -> now.with(time).plus(shard.patience(tenant.instance())))
                .filter(time -> !now.isBefore(time))
                .filter(time -> !now.toLocalDate().equals(sent.get(tenant.instance())))
                .isPresent();
    }

    private void report(Tenant tenant) {
        try {
            Instant now = clock.instant();
            LocalDate today = now.atZone(tenant.timeZone()).toLocalDate();
            String topic = "daily report " + today;
            pause.sleep(Slots.waitFor(config.replicaIndex(), now));
            if (isDone(tenant, topic, now)) {
                sent.put(tenant.instance(), today);
            } else if (team.notice(tenant, topic, text(tenant, today, now))) {
                sent.put(tenant.instance(), today);
                if (!shard.owns(tenant.instance())) {
                    LOG.warnf(
                            "DAILY_REPORT_TAKEN_OVER instance=%s: the replica whose tenant it is has sent none; see that it runs",
                            tenant.instance());
                }
            }
        } catch (UpstreamException e) {
            LOG.warnf("%s instance=%s: no daily report yet, next try in a minute", e.code(), tenant.instance());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Others' reports mostly are: that is seen in the team chat alone, before a day's messages are read. */
    private boolean isDone(Tenant tenant, String topic, Instant now) {
        return !shard.owns(tenant.instance())
                && team.ledger(tenant, now, now.plusSeconds(1)).hasNotice(topic);
    }

    private String text(Tenant tenant, LocalDate today, Instant now) {
        Instant midnight = today.atStartOfDay(tenant.timeZone()).toInstant();
        Instant knownFrom = midnight.minus(BEFORE);
        Set<Message> messages = new HashSet<>();
        archive.read(tenant, knownFrom, now, messages::addAll);
        List<ChatWindow> chats = ByCustomer.group(messages).entrySet().stream()
                .filter(chat -> !team.isTeamChat(tenant, chat.getKey().canonical(), Optional.empty()))
                .flatMap(chat -> ChatWindow.of(
                        new ChatRef(tenant.instance(), chat.getKey().canonical()),
                        tenant.conversation(),
                        tenants.signatures(tenant),
                        chat.getValue(),
                        knownFrom,
                        now)
                        .stream())
                .toList();
        Ledger ledger = team.known(tenant, messages);
        Day day = Days.of(chats, ledger, tenant, new Period(midnight, now)).getLast();
        return DayText.of(
                day,
                chats.stream().filter(chat -> waits(tenant, chat, ledger, now)).count(),
                costs.of(tenant, today, day.tokens()),
                tenant.name(),
                tenant.language());
    }

    /** As the first page counts them. */
    private static boolean waits(Tenant tenant, ChatWindow chat, Ledger ledger, Instant now) {
        return chat.status(
                        tenant.conversation(), ledger.of(chat.state().address()).standing(), now)
                == ConversationStatus.HANDED_OVER;
    }
}
