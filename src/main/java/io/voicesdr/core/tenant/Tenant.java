package io.voicesdr.core.tenant;

import io.voicesdr.core.catalogue.Catalogue;
import io.voicesdr.core.flow.Flows;
import io.voicesdr.core.knowledge.Knowledge;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * One company: one Evolution instance, one folder of files. A value; a changed file makes a new one. Secrets are masked
 * in {@link #toString()}.
 *
 * @param instance name of the Evolution instance and of the folder
 * @param name what the company is called
 * @param token webhook secret of this tenant; overrides the global one
 * @param systemPrompt who the assistant is: a Qute template over {@code customer.name}, {@code now}, {@code tenant.name}
 * @param language BCP 47: {@code pt-BR}, {@code en} or {@code es}
 * @param whatsapp another Evolution server than the global one
 * @param voice whether and how the bot speaks
 * @param aiActive false: flows and notices only, the model is never asked
 * @param startUpper true: answers start with a capital letter
 * @param flows the scripts of its conversations
 * @param businessHours when people are there
 * @param followUp how customers who fell silent are written to again
 * @param lgpd what data protection asks for
 * @param limits what a day may cost
 * @param team how its people are called
 * @param dailyReport when the figures of the day go to the team chat, in the tenant's time zone
 * @param tools what the model may look up or do
 * @param catalogue what is sold; empty when no file says so, or it is switched off
 * @param knowledge what its people have written down; empty when there are no files, or it is switched off
 * @param lead what makes a customer a lead
 * @param configHash of everything that can change an answer; sixteen bits of it stand in every signature
 */
public record Tenant(
        String instance,
        String name,
        Optional<Secret> token,
        String systemPrompt,
        String language,
        ZoneId timeZone,
        EvolutionAccess whatsapp,
        ModelSettings model,
        ConversationRules conversation,
        VoiceSettings voice,
        boolean aiActive,
        boolean startUpper,
        Flows flows,
        BusinessHours businessHours,
        FollowUpRules followUp,
        Lgpd lgpd,
        DayLimits limits,
        TeamRules team,
        Optional<LocalTime> dailyReport,
        ToolSettings tools,
        Catalogue catalogue,
        Knowledge knowledge,
        LeadRules lead,
        String configHash) {

    /** Begins a tenant of which only what every file must say is known; all else is as a file that is silent about it. */
    public static Builder named(String instance, String name, String systemPrompt) {
        return new Builder(instance, name, systemPrompt);
    }

    /** Begins a copy of this tenant: what is not set on it stays equal, the configuration hash too. */
    public Builder edit() {
        return new Builder(this);
    }

    /** A tenant in the making; each setting as the component of {@link Tenant} that it is named after. Not thread-safe. */
    public static final class Builder {
        private final String instance;
        private String name;
        private String systemPrompt;
        private Optional<Secret> token = Optional.empty();
        private String language = "pt-BR";
        private ZoneId timeZone = ZoneId.of("America/Sao_Paulo");
        private EvolutionAccess whatsapp = EvolutionAccess.global();
        private ModelSettings model = ModelSettings.DEFAULTS;
        private ConversationRules conversation = ConversationRules.DEFAULTS;
        private VoiceSettings voice = VoiceSettings.DEFAULTS;
        private boolean aiActive = true;
        private boolean startUpper;
        private Flows flows = Flows.NONE;
        private BusinessHours businessHours = BusinessHours.ALWAYS;
        private FollowUpRules followUp = FollowUpRules.OFF;
        private Lgpd lgpd = Lgpd.DEFAULTS;
        private DayLimits limits = DayLimits.DEFAULTS;
        private TeamRules team = TeamRules.DEFAULTS;
        private Optional<LocalTime> dailyReport = Optional.empty();
        private ToolSettings tools = ToolSettings.DEFAULTS;
        private Catalogue catalogue = Catalogue.EMPTY;
        private Knowledge knowledge = Knowledge.EMPTY;
        private LeadRules lead = LeadRules.NONE;
        private String configHash = "";

        private Builder(String instance, String name, String systemPrompt) {
            this.instance = instance;
            this.name = name;
            this.systemPrompt = systemPrompt;
        }

        private Builder(Tenant tenant) {
            this(tenant.instance, tenant.name, tenant.systemPrompt);
            token = tenant.token;
            language = tenant.language;
            timeZone = tenant.timeZone;
            whatsapp = tenant.whatsapp;
            model = tenant.model;
            conversation = tenant.conversation;
            voice = tenant.voice;
            aiActive = tenant.aiActive;
            startUpper = tenant.startUpper;
            flows = tenant.flows;
            businessHours = tenant.businessHours;
            followUp = tenant.followUp;
            lgpd = tenant.lgpd;
            limits = tenant.limits;
            team = tenant.team;
            dailyReport = tenant.dailyReport;
            tools = tenant.tools;
            catalogue = tenant.catalogue;
            knowledge = tenant.knowledge;
            lead = tenant.lead;
            configHash = tenant.configHash;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder systemPrompt(String value) {
            systemPrompt = value;
            return this;
        }

        public Builder token(Optional<Secret> value) {
            token = value;
            return this;
        }

        public Builder language(String value) {
            language = value;
            return this;
        }

        public Builder timeZone(ZoneId value) {
            timeZone = value;
            return this;
        }

        public Builder whatsapp(EvolutionAccess value) {
            whatsapp = value;
            return this;
        }

        public Builder model(ModelSettings value) {
            model = value;
            return this;
        }

        public Builder conversation(ConversationRules value) {
            conversation = value;
            return this;
        }

        public Builder voice(VoiceSettings value) {
            voice = value;
            return this;
        }

        public Builder aiActive(boolean value) {
            aiActive = value;
            return this;
        }

        public Builder startUpper(boolean value) {
            startUpper = value;
            return this;
        }

        public Builder flows(Flows value) {
            flows = value;
            return this;
        }

        public Builder businessHours(BusinessHours value) {
            businessHours = value;
            return this;
        }

        public Builder followUp(FollowUpRules value) {
            followUp = value;
            return this;
        }

        public Builder lgpd(Lgpd value) {
            lgpd = value;
            return this;
        }

        public Builder limits(DayLimits value) {
            limits = value;
            return this;
        }

        public Builder team(TeamRules value) {
            team = value;
            return this;
        }

        public Builder dailyReport(Optional<LocalTime> value) {
            dailyReport = value;
            return this;
        }

        public Builder tools(ToolSettings value) {
            tools = value;
            return this;
        }

        public Builder catalogue(Catalogue value) {
            catalogue = value;
            return this;
        }

        public Builder knowledge(Knowledge value) {
            knowledge = value;
            return this;
        }

        public Builder lead(LeadRules value) {
            lead = value;
            return this;
        }

        public Builder configHash(String value) {
            configHash = value;
            return this;
        }

        /** The tenant as it was set up so far. */
        public Tenant build() {
            return new Tenant(
                    instance,
                    name,
                    token,
                    systemPrompt,
                    language,
                    timeZone,
                    whatsapp,
                    model,
                    conversation,
                    voice,
                    aiActive,
                    startUpper,
                    flows,
                    businessHours,
                    followUp,
                    lgpd,
                    limits,
                    team,
                    dailyReport,
                    tools,
                    catalogue,
                    knowledge,
                    lead,
                    configHash);
        }
    }
}
