package io.voicesdr.api;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What {@code /q/openapi} says about the API as a whole: it reads that from an application class only. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Voice SDR",
                        version = "1",
                        description =
                                "Views over the chats of a company, computed from the messages at the moment of asking."
                                        + " Lists come as JSON pages, whole as CSV or as JSON Lines, by Accept. Times are"
                                        + " ISO-8601 in UTC."),
        security = @SecurityRequirement(name = Api.ADMIN),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = Api.ADMIN,
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        description = "SDR_ADMIN_TOKEN")))
public class Api extends Application {
    static final String ADMIN = "admin";
}
