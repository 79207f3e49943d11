package io.voicesdr.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.catalogue.Catalogue;
import io.voicesdr.core.catalogue.Item;
import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.Flows;
import io.voicesdr.core.knowledge.Knowledge;
import io.voicesdr.core.knowledge.Papers;
import io.voicesdr.core.tenant.BusinessHours;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.DayLimits;
import io.voicesdr.core.tenant.EvolutionAccess;
import io.voicesdr.core.tenant.FollowUpRules;
import io.voicesdr.core.tenant.Holidays;
import io.voicesdr.core.tenant.LeadRules;
import io.voicesdr.core.tenant.Lgpd;
import io.voicesdr.core.tenant.ModelSettings;
import io.voicesdr.core.tenant.OpenHours;
import io.voicesdr.core.tenant.Secret;
import io.voicesdr.core.tenant.TeamRules;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.ToolSettings;
import io.voicesdr.core.tenant.VoiceSettings;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Goes over the records' components, so that a setting added later and forgotten in the hash fails here. */
class ConfigHashTest {

    private static final Set<String> CHANGE_NO_ANSWER = Set.of(
            "instance",
            "token",
            "whatsapp",
            "limits",
            "group",
            "callAgainAfter",
            "rating",
            "dailyReport",
            "configHash");

    private static final Tenant TENANT = Tenant.named("loja", "Loja", "Oi").build();

    private static final Flows FLOWS = flows("nodes: [ { id: fim, type: end } ]");

    private static Flows flows(String file) {
        Flow flow = FlowReader.read("curto", file.getBytes(StandardCharsets.UTF_8))
                .flow()
                .orElseThrow();
        return new Flows(Optional.of(flow), List.of(flow));
    }

    /** Every signature names the version of the flow under which it was made. */
    @Test
    void everyEditOfTheFlow_changesTheHash() {
        Flows edited = flows("nodes: [ { id: fim, type: end, text: Tchau } ]");

        assertThat(ConfigHash.of(TENANT.edit().flows(edited).build()))
                .isNotEqualTo(ConfigHash.of(TENANT.edit().flows(FLOWS).build()));
    }

    /** A flow that is not in use changes no answer. */
    @Test
    void aFlowNotInUse_changesNoHash() {
        assertThat(ConfigHash.of(TENANT.edit()
                        .flows(new Flows(Optional.empty(), FLOWS.all()))
                        .build()))
                .isEqualTo(ConfigHash.of(TENANT));
    }

    @Test
    void hash_isSha256InHex_andStable() {
        assertThat(ConfigHash.of(TENANT)).matches("[0-9a-f]{64}").isEqualTo(ConfigHash.of(TENANT));
    }

    @Test
    void everySettingThatCanChangeAnAnswer_changesTheHash() throws ReflectiveOperationException {
        for (RecordComponent component : Tenant.class.getRecordComponents()) {
            Object value = component.getAccessor().invoke(TENANT);
            if (value instanceof ModelSettings
                    || value instanceof ConversationRules
                    || value instanceof VoiceSettings
                    || value instanceof TeamRules) {
                for (RecordComponent inner : value.getClass().getRecordComponents()) {
                    assertChanges(
                            (Tenant) with(TENANT, component.getName(), with(value, inner.getName(), null)),
                            inner,
                            !CHANGE_NO_ANSWER.contains(inner.getName()));
                }
            } else {
                boolean counts = !CHANGE_NO_ANSWER.contains(component.getName());
                assertChanges((Tenant) with(TENANT, component.getName(), null), component, counts);
            }
        }
    }

    @Test
    void textsDoNotRunIntoOneAnother() throws ReflectiveOperationException {
        Object a = with(with(TENANT, "name", "ab"), "systemPrompt", "c");
        Object b = with(with(TENANT, "name", "a"), "systemPrompt", "bc");

        assertThat(ConfigHash.of((Tenant) a)).isNotEqualTo(ConfigHash.of((Tenant) b));
    }

    private static void assertChanges(Tenant changed, RecordComponent component, boolean expected) {
        assertThat(changed).as(component.getName()).isNotEqualTo(TENANT);
        assertThat(!ConfigHash.of(changed).equals(ConfigHash.of(TENANT)))
                .as(component.getName())
                .isEqualTo(expected);
    }

    /** A copy with one component replaced, by another value of its type when {@code replacement} is null. */
    private static Object with(Object record, String name, Object replacement) throws ReflectiveOperationException {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object value = components[i].getAccessor().invoke(record);
            boolean replaced = components[i].getName().equals(name);
            values[i] = !replaced ? value : replacement != null ? replacement : other(value);
        }
        return record.getClass().getConstructor(types).newInstance(values);
    }

    private static Object other(Object value) {
        return switch (value) {
            case String text -> text + "x";
            case Integer number -> number + 1;
            case Boolean flag -> !flag;
            case Duration duration -> duration.plusMillis(1);
            case ZoneId ignored -> ZoneId.of("America/Manaus");
            case Optional<?> ignored -> Optional.of(new Secret("s")); // generics are not checked: any value is another
            case EvolutionAccess ignored -> new EvolutionAccess(Optional.of("http://x"), Optional.of(new Secret("k")));
            case Flows ignored -> FLOWS;
            case VoiceSettings.Reply ignored -> VoiceSettings.Reply.NEVER;
            case VoiceSettings.Provider ignored -> VoiceSettings.Provider.ELEVENLABS;
            case BusinessHours ignored ->
                new BusinessHours(
                        Map.of(DayOfWeek.MONDAY, List.of(OpenHours.ALL_DAY)),
                        Holidays.NONE,
                        BusinessHours.Outside.ANSWER);
            case FollowUpRules off -> new FollowUpRules(true, off.window(), off.perHour(), off.stages());
            case Lgpd lgpd -> lgpd.withoutNotice();
            case DayLimits ignored -> new DayLimits(1, 1);
            case ToolSettings tools ->
                new ToolSettings(!tools.cep(), tools.transfer(), tools.interest(), tools.catalogue(), tools.http());
            case Catalogue ignored ->
                new Catalogue(List.of(new Item("1", "Bolo", Optional.empty(), Optional.empty(), true, Map.of())), "v1");
            case Knowledge ignored -> Papers.KNOWLEDGE;
            case Double number -> number / 2;
            case LeadRules lead ->
                new LeadRules(List.of(new LeadRules.Criterion("prazo", 1, "")), lead.qualifiedAt(), lead.priorityAt());
            default -> throw new IllegalArgumentException("say here how to vary " + value.getClass());
        };
    }
}
