package io.voicesdr.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.gemini.TokenPrices;
import io.voicesdr.web.Frame;
import io.voicesdr.web.Pages;
import io.voicesdr.web.Shielded;
import io.voicesdr.web.SignedIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The first page: how today goes. */
@Path("/")
@SignedIn
@Shielded
@RunOnVirtualThread
public class DashboardResource {
    private static final int DAYS = 14;

    private final Pages pages;
    private final RecentChats recent;
    private final TokenPrices prices;
    private final InstantSource clock;

    DashboardResource(Pages pages, RecentChats recent, TokenPrices prices, InstantSource clock) {
        this.pages = pages;
        this.recent = recent;
        this.prices = prices;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "inbox")
    static class Templates {
        private Templates() {}

        static native TemplateInstance dashboard(Frame frame, Dashboard board);
    }

    @GET
    public Response dashboard(@QueryParam("instance") @Nullable String instance, @Context HttpHeaders headers) {
        String asked = instance == null ? pages.first().orElse("") : instance;
        return pages.show(headers, asked, "dashboard", (tenant, frame) -> {
            LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            return Templates.dashboard(
                    frame,
                    Dashboard.of(
                            recent.of(tenant),
                            tenant,
                            DAYS,
                            clock.instant(),
                            tokens -> prices.usd(tenant.model().chat(), day, tokens)));
        });
    }
}
