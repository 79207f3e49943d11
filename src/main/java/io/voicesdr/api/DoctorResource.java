package io.voicesdr.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.api.http.AdminOnly;
import io.voicesdr.api.http.Formats;
import io.voicesdr.api.row.DoctorRow;
import io.voicesdr.ops.doctor.Doctor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether everything of a company is set as it must be. */
@Path("/api/{instance}/doctor")
@AdminOnly
@Tag(name = "Tenants")
@RunOnVirtualThread
public class DoctorResource {
    private final Views views;
    private final Doctor doctor;

    DoctorResource(Views views, Doctor doctor) {
        this.views = views;
        this.doctor = doctor;
    }

    @GET
    @Operation(
            operationId = "doctor",
            summary = "Looks the company over: files, Evolution, phone, webhook, storage, clocks, model")
    @Produces(Formats.JSON)
    public DoctorRow doctor(@PathParam("instance") String instance) {
        return DoctorRow.of(doctor.examine(views.tenant(instance)));
    }
}
