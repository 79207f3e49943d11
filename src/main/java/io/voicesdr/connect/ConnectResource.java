package io.voicesdr.connect;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.conversation.LanguageModel;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.evolution.EvolutionSetup;
import io.voicesdr.evolution.EvolutionSetup.Pairing;
import io.voicesdr.ops.doctor.Doctor;
import io.voicesdr.ops.doctor.Finding;
import io.voicesdr.web.Frame;
import io.voicesdr.web.Html;
import io.voicesdr.web.Pages;
import io.voicesdr.web.Shielded;
import io.voicesdr.web.SignedIn;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the instance, sets its webhook, shows the code to pair the phone with, then the list of what is looked at. */
@Path("/connect")
@SignedIn
@Shielded
@RunOnVirtualThread
public class ConnectResource {
    private static final String PLACE = "connect";
    private static final Map<String, Boolean> WITHOUT_USE =
            Map.of("syncFullHistory", false, "readStatus", false, "alwaysOnline", false);

    private final Pages pages;
    private final EvolutionSetup evolution;
    private final Doctor doctor;
    private final LanguageModel model;

    ConnectResource(Pages pages, EvolutionSetup evolution, Doctor doctor, LanguageModel model) {
        this.pages = pages;
        this.evolution = evolution;
        this.doctor = doctor;
        this.model = model;
    }

    @CheckedTemplate(basePath = "connect")
    static class Templates {
        private Templates() {}

        static native TemplateInstance connect(Frame frame, View view);

        static native TemplateInstance pairing(Frame frame, Pairing pairing);

        static native TemplateInstance checks(Frame frame, List<Finding> findings);

        static native TemplateInstance model(Frame frame, boolean works, String detail, String remedy);
    }

    /**
     * What the page begins with.
     *
     * @param state {@code open}, {@code connecting}, {@code close}; empty when there is no instance
     * @param webhookUrl where the webhook goes, or should go
     */
    record View(String state, String webhookUrl) {
        public boolean isMissing() {
            return state.isEmpty();
        }

        public boolean isOpen() {
            return state.equals("open");
        }
    }

    @GET
    public Response first(@Context HttpHeaders headers) {
        return pages.toFirst(headers, PLACE);
    }

    @GET
    @Path("{instance}")
    public Response connect(
            @PathParam("instance") String instance, @Context HttpHeaders headers, @Context UriInfo uri) {
        return pages.show(headers, instance, PLACE, (tenant, frame) -> Templates.connect(frame, view(tenant, uri)));
    }

    /** Makes the instance where it is missing, sets what it must be set to, and begins to pair. */
    @POST
    @Path("{instance}/setup")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response setup(
            @PathParam("instance") String instance,
            @FormParam("url") @Nullable String url,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return pages.answer(headers, instance, PLACE, (tenant, frame) -> {
            if (url == null || !url.strip().matches("https?://[^\\s/]+(/\\S*)?")) {
                return Response.status(400).build();
            }
            if (evolution.state(tenant).isEmpty()) {
                evolution.create(tenant);
            }
            evolution.setWebhook(tenant, url.strip(), doctor.secretOf(tenant));
            evolution.setSettings(tenant, settings(tenant));
            return Response.noContent().header("HX-Refresh", "true").build();
        });
    }

    /** What costs and brings nothing is off; groups are heard where the team is in one. */
    private static Map<String, Boolean> settings(Tenant tenant) {
        Map<String, Boolean> settings = new HashMap<>(WITHOUT_USE);
        tenant.team().group().ifPresent(group -> settings.put(EvolutionSetup.IGNORES_GROUPS, false));
        return settings;
    }

    /** The code to pair with, asked for again as long as the page shows it. */
    @GET
    @Path("{instance}/pairing")
    public Response pairing(@PathParam("instance") String instance, @Context HttpHeaders headers) {
        return pages.answer(headers, instance, PLACE, (tenant, frame) -> {
            boolean open = evolution.state(tenant).filter("open"::equals).isPresent();
            Pairing pairing = open ? new Pairing(true, "", "") : evolution.pair(tenant);
            Response page = Html.of(Templates.pairing(frame, pairing));
            return pairing.open()
                    ? Response.fromResponse(page).header("HX-Refresh", "true").build()
                    : page;
        });
    }

    @GET
    @Path("{instance}/checks")
    public Response checks(@PathParam("instance") String instance, @Context HttpHeaders headers) {
        return pages.show(headers, instance, PLACE, (tenant, frame) -> Templates.checks(frame, doctor.examine(tenant)));
    }

    /** Asks the model one word: costs some tokens, so only on demand. */
    @POST
    @Path("{instance}/model")
    public Response model(@PathParam("instance") String instance, @Context HttpHeaders headers) {
        return pages.show(headers, instance, PLACE, (tenant, frame) -> asked(frame, model.ask(tenant, question())));
    }

    private static TemplateInstance asked(Frame frame, LanguageModel.Outcome outcome) {
        return switch (outcome) {
            case LanguageModel.Outcome.Answered answered ->
                Templates.model(frame, true, answered.usage().model(), "");
            case LanguageModel.Outcome.Refused refused -> Templates.model(frame, true, refused.code(), "");
            case LanguageModel.Outcome.Failed failed ->
                Templates.model(frame, false, failed.code(), failed.nextAction());
        };
    }

    private static Prompt question() {
        return new Prompt(
                "Answer with one short word.",
                List.of(new Prompt.Turn(Prompt.Role.USER, List.of(new Prompt.Part.Text("Say: ok")))));
    }

    private View view(Tenant tenant, UriInfo uri) {
        Optional<String> state = evolution.state(tenant);
        String own = uri.getBaseUri().toString().replaceAll("/+$", "") + "/webhook/" + tenant.instance();
        String url = doctor.webhookUrl(tenant)
                .or(() -> state.flatMap(known -> evolution.webhook(tenant)).map(EvolutionSetup.Webhook::url))
                .orElse(own);
        return new View(state.orElse(""), url);
    }
}
