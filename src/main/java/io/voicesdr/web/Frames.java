package io.voicesdr.web;

import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.tenant.TenantProblem;
import io.voicesdr.tenant.TenantProblems;
import io.voicesdr.web.Sessions.Session;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Makes the {@link Frame} of a request. Thread-safe. */
@Singleton
public class Frames {
    private static final ZoneId BRAZIL = ZoneId.of("America/Sao_Paulo");

    private final Sessions sessions;
    private final Tenants tenants;
    private final TenantProblems problems;
    private final Assets assets;
    private final Optional<String> playground;
    private final InstantSource clock;

    @Inject
    Frames(
            Sessions sessions,
            Tenants tenants,
            TenantProblems problems,
            Assets assets,
            Instance<Playground> playground,
            InstantSource clock) {
        this.sessions = sessions;
        this.tenants = tenants;
        this.problems = problems;
        this.assets = assets;
        this.playground =
                playground.isResolvable() ? Optional.of(playground.get().path()) : Optional.empty();
        this.clock = clock;
    }

    /** The words for the browser of {@code headers}, in the time zone of {@code tenant}. */
    public Texts texts(HttpHeaders headers, Tenant tenant) {
        return texts(headers, tenant.timeZone());
    }

    /** The frame of a page about {@code tenant}. */
    public Frame of(HttpHeaders headers, Tenant tenant, String place) {
        return frame(headers, texts(headers, tenant), tenant.instance(), place);
    }

    /** The frame of a page about no company. */
    public Frame of(HttpHeaders headers, String place) {
        return frame(headers, texts(headers, BRAZIL), "", place);
    }

    private Texts texts(HttpHeaders headers, ZoneId zone) {
        return new Texts(Tongue.of(headers.getAcceptableLanguages()), zone, clock.instant());
    }

    private Frame frame(HttpHeaders headers, Texts texts, String instance, String place) {
        Cookie cookie = headers.getCookies().get(PageGate.COOKIE);
        Optional<Session> session = sessions.find(cookie == null ? null : cookie.getValue());
        List<Frame.Company> companies = session.isEmpty()
                ? List.of()
                : tenants.all().stream()
                        .map(tenant -> new Frame.Company(tenant.instance(), tenant.name()))
                        .toList();
        return new Frame(
                texts,
                session.map(sessions::formToken).orElse(""),
                session.filter(Session::mayEnd).isPresent(),
                session.filter(one -> !one.mayEnd()).isPresent(),
                playground,
                companies,
                instance,
                place,
                session.isEmpty() ? List.of() : notices(texts),
                assets);
    }

    private List<String> notices(Texts texts) {
        return problems.current().stream()
                .map(TenantProblem::text)
                .map(problem -> texts.of("notice.tenant", problem))
                .toList();
    }
}
