package io.voicesdr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.config.ConfigMapping;
import io.voicesdr.core.Sinners;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may know whom, and what the pure core may not do (law 2). */
class ArchitectureTest {

    private static final String CORE = "io.voicesdr.core..";
    private static final String SANDBOX = "io.voicesdr.sandbox..";
    private static final List<String> EDGES = List.of(
            "io.voicesdr.evolution..",
            "io.voicesdr.gemini..",
            "io.voicesdr.elevenlabs..",
            "io.voicesdr.tenant..",
            "io.voicesdr.cep..",
            "io.voicesdr.httptool..");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.voicesdr");

    private static final List<String> IMPURE = List.of(
            System.class.getName(),
            System.Logger.class.getName(),
            Runtime.class.getName(),
            Process.class.getName(),
            Thread.class.getName(),
            Clock.class.getName(),
            InstantSource.class.getName(),
            Random.class.getName(),
            SecureRandom.class.getName(),
            TimeZone.class.getName());

    private static final ArchRule CORE_IS_PURE = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .callMethodWhere(isOneOf("java\\.time\\.\\w+\\.(?:now|system.*)"))
            .orShould()
            .callMethodWhere(isOneOf("java\\.time\\.ZoneId\\.systemDefault"))
            .orShould()
            .callMethodWhere(isOneOf("java\\.util\\.UUID\\.randomUUID"))
            .orShould()
            .callMethodWhere(isOneOf("java\\.lang\\.(?:Strict)?Math\\.random"))
            .orShould()
            .callMethodWhere(isOneOf("java\\.util\\.Locale\\.[gs]etDefault"))
            .orShould()
            .dependOnClassesThat(impure())
            .as("the core has no clock, random, thread, file, network or log of its own");

    @Test
    void core_dependsOnlyOnTheJdkAndItself() {
        classes()
                .that()
                .resideInAPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(CORE, "java..", "org.jspecify.annotations..")
                .check(OURS);
    }

    @Test
    void core_isPure() {
        CORE_IS_PURE.check(OURS);
    }

    /** A rule that matches nothing would pass for ever: it must catch the sinners below. */
    @Test
    void coreRule_sinners_areCaught() {
        for (Class<?> sinner : List.of(
                Sinners.Clocked.class,
                Sinners.Dated.class,
                Sinners.Zoned.class,
                Sinners.Rolling.class,
                Sinners.Threaded.class,
                Sinners.Printing.class,
                Sinners.Reading.class,
                Sinners.Named.class)) {
            JavaClasses one = new ClassFileImporter().importClasses(sinner);
            assertThatThrownBy(() -> CORE_IS_PURE.check(one))
                    .as(sinner.getName())
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void corePackages_haveNoCycles() {
        slices().matching("io.voicesdr.core.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("io.voicesdr.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void edges_doNotKnowEachOther() {
        for (String edge : EDGES) {
            String[] others =
                    EDGES.stream().filter(other -> !other.equals(edge)).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(edge)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(OURS);
        }
    }

    @Test
    void conversation_knowsOnlyTheCore() {
        classes()
                .that()
                .resideInAPackage("io.voicesdr.conversation..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.voicesdr.conversation..",
                        CORE,
                        "java..",
                        "jakarta..",
                        "io.micrometer..",
                        "io.quarkus..",
                        "io.smallrye.common.annotation..",
                        "io.smallrye.config..",
                        "org.eclipse.microprofile..",
                        "org.jboss.logging..",
                        "org.slf4j..",
                        "com.github.benmanes.caffeine..",
                        "org.jspecify.annotations..")
                .check(OURS);
    }

    @Test
    void sandbox_isKnownToNobody() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SANDBOX)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SANDBOX)
                .check(OURS);
    }

    @Test
    void mutiny_isNotOurs() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.smallrye.mutiny..")
                .check(OURS);
    }

    @Test
    void restClients_stayInTheirPackage() {
        classes()
                .that()
                .haveSimpleNameEndingWith("RestClient")
                .should()
                .bePackagePrivate()
                .andShould()
                .beInterfaces()
                .allowEmptyShould(true)
                .check(OURS);
    }

    @Test
    void configs_areMappings() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Config")
                .and()
                .areTopLevelClasses() // Gemini's wire has a generationConfig and a thinkingConfig of its own
                .should()
                .beInterfaces()
                .andShould()
                .beAnnotatedWith(ConfigMapping.class)
                .allowEmptyShould(true)
                .check(OURS);
    }

    @Test
    void names_sayWhatThingsAre() {
        noClasses().should().haveNameMatching(".*(Impl|Manager|Helper)").check(OURS);
    }

    @Test
    void dependencies_comeThroughConstructors() {
        noFields().should().beAnnotatedWith(Inject.class).check(OURS);
    }

    @Test
    void everyPackage_isNullMarked() {
        classes().should(resideInANullMarkedPackage()).check(OURS);
    }

    private static DescribedPredicate<JavaMethodCall> isOneOf(String regex) {
        return DescribedPredicate.describe(
                regex, call -> (call.getTargetOwner().getName() + "." + call.getName()).matches(regex));
    }

    private static DescribedPredicate<JavaClass> impure() {
        return JavaClass.Predicates.resideInAnyPackage(
                        "java.io..",
                        "java.net..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.sql..",
                        "java.util.logging..",
                        "java.util.concurrent..",
                        "java.lang.foreign..")
                .and(DescribedPredicate.not(DescribedPredicate.describe(
                        "values of java.io",
                        type -> List.of("java.io.Serializable", "java.io.IOException")
                                .contains(type.getName()))))
                .or(DescribedPredicate.describe(
                        "a clock, random, thread or the process", type -> IMPURE.contains(type.getName())))
                .as("impure");
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName() + " is in an unmarked package"));
            }
        };
    }
}
