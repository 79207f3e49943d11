package io.voicesdr.deploy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.ops.TurnJournal;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.text.Collator;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a native executable would lose silently, found without building one. The packaged application itself is looked at
 * by {@code PackagedIT}, jar and executable alike.
 */
class NativeTest {

    static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.voicesdr");

    /** Of quarkus-caffeine's own list (its CacheConstructorsFeature), those that we use. */
    private static final Set<String> BY_QUARKUS = Set.of(
            "com.github.benmanes.caffeine.cache.PSMS",
            "com.github.benmanes.caffeine.cache.PSMW",
            "com.github.benmanes.caffeine.cache.PSWMS",
            "com.github.benmanes.caffeine.cache.PSWMW",
            "com.github.benmanes.caffeine.cache.SSMS",
            "com.github.benmanes.caffeine.cache.SSMSW");

    private static final Path RESOURCES = Path.of("src/main/resources");

    @Test
    void whatJacksonBinds_isRegistered() {
        JacksonBound bound = new JacksonBound(
                OURS.that(DescribedPredicate.not(writeOnlyMaps().or(api()).or(pages()))), NativeTest::isShipped);

        assertThat(bound.names())
                .contains(
                        "io.voicesdr.evolution.EvolutionRequest$SendText",
                        "io.voicesdr.evolution.EvolutionRequest$FindMessages$Where",
                        "io.voicesdr.evolution.webhook.Problem",
                        "io.voicesdr.evolution.webhook.WebhookAnswer",
                        "io.voicesdr.gemini.GenerateContentRequest$ThinkingConfig",
                        "io.voicesdr.gemini.GenerateContentResponse$UsageMetadata",
                        "io.voicesdr.gemini.Content$Part");
        assertThat(bound.notRegistered())
                .as("without @RegisterForReflection a native executable writes {} for them and reads nothing")
                .isEmpty();
    }

    /** The API turns everything into a row before it writes it, so only these can reach Jackson. */
    @Test
    void everyRowOfTheApi_isRegistered() {
        classes()
                .that()
                .resideInAPackage("io.voicesdr.api.row..")
                .and()
                .areRecords()
                .should()
                .beAnnotatedWith(RegisterForReflection.class)
                .check(OURS);
    }

    @Test
    void aRecordThatIsNotRegistered_isFound() {
        JavaClasses sinner = new ClassFileImporter()
                .importClasses(
                        NativeSinner.class,
                        NativeSinner.Written.class,
                        NativeSinner.Held.class,
                        NativeSinner.Read.class,
                        NativeSinner.Said.class,
                        NativeSinner.Spoken.class);

        assertThat(new JacksonBound(sinner, type -> type.getName().startsWith(NativeSinner.class.getName() + "$"))
                        .notRegistered())
                .containsExactlyInAnyOrder(
                        NativeSinner.Written.class.getName(),
                        NativeSinner.Held.class.getName(),
                        NativeSinner.Read.class.getName(),
                        NativeSinner.Spoken.class.getName());
    }

    @Test
    void everyResource_isListedForTheExecutable() throws IOException {
        List<String> listed = includes();
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> RESOURCES.relativize(file).toString())
                            .filter(NativeTest::isReadByOurselves))
                    .isNotEmpty()
                    .as("files that are not in quarkus.native.resources.includes are missing from the executable")
                    .allMatch(file -> listed.stream().anyMatch(glob -> matches(glob, file)));
        }
        assertThat(listed).allMatch(glob -> glob.contains("*") || Files.exists(RESOURCES.resolve(glob)));
    }

    @Test
    void sandboxFiles_areReadByTheSandboxAlone() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/voicesdr"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.toString().contains("/sandbox/")))
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("\"/sandbox/", "\"sandbox/"));
        }
    }

    @Test
    void nothingIsLookedUpByName() {
        noClasses()
                .that(areShipped())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(Proxy.class.getName())
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ServiceLoader.class.getName())
                .orShould()
                .dependOnClassesThat(
                        // a Type alone, as providers of Jakarta REST are handed it, finds nothing
                        resideInAPackage("java.lang.reflect").and(not(type(Type.class))))
                .orShould()
                .callMethod(Class.class, "forName", String.class)
                .because("the executable has only the classes that its build saw being used")
                .check(OURS);
    }

    /** Only English texts of the JDK are in the executable, so nothing may depend on a locale's own. */
    @Test
    void noLocaleDataIsNeeded() {
        noClasses()
                .that(areShipped())
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        ResourceBundle.class,
                        NumberFormat.class,
                        Collator.class,
                        BreakIterator.class,
                        Currency.class,
                        TextStyle.class)
                .because("a native executable holds the locale data of its build machine's language alone")
                .check(OURS);
    }

    /** Caffeine looks its classes up by names made of what is asked for. */
    @Test
    void caches_useOnlyWhatIsRegistered() {
        assertThat(OURS.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isEquivalentTo(Caffeine.class))
                        .map(JavaMethodCall::getName))
                .isNotEmpty()
                .as("anything else needs a cache class registered by hand, and a line in the next test")
                .isSubsetOf(
                        "newBuilder",
                        "maximumSize",
                        "maximumWeight",
                        "weigher",
                        "expireAfterWrite",
                        "ticker",
                        "executor",
                        "build");
    }

    /** Both classes of each cache: the one that holds the entries, and the one that makes them. */
    @Test
    void cacheClasses_areRegistered() throws Exception {
        Set<String> registered = registeredByName();
        registered.addAll(BY_QUARKUS);
        Set<List<String>> builders = builders();

        assertThat(builders).hasSizeGreaterThan(3).contains(List.of("maximumWeight", "weigher"));
        for (List<String> builder : builders) {
            assertThat(registered).as("Caffeine.newBuilder() and %s", builder).containsAll(made(builder));
        }
    }

    /** What is asked of each cache builder in the shipped code, in alphabetical order. */
    private static Set<List<String>> builders() {
        Set<List<String>> builders = new HashSet<>();
        OURS.stream()
                .filter(NativeTest::isShipped)
                .map(type -> ClassFile.of()
                        .parse(NativeLinkTest.bytes(type.getName().replace('.', '/'))
                                .orElseThrow()))
                .flatMap(type -> type.methods().stream())
                .flatMap(method -> method.code().stream())
                .forEach(code -> {
                    Set<String> asked = new TreeSet<>();
                    code.elementStream()
                            .filter(InvokeInstruction.class::isInstance)
                            .map(InvokeInstruction.class::cast)
                            .filter(call -> call.owner()
                                    .asInternalName()
                                    .equals(Caffeine.class.getName().replace('.', '/')))
                            .forEach(call -> {
                                String name = call.name().stringValue();
                                if (name.equals("build")) {
                                    builders.add(List.copyOf(asked));
                                }
                                if (name.equals("newBuilder") || name.equals("build")) {
                                    asked.clear();
                                } else {
                                    asked.add(name);
                                }
                            });
                });
        return builders;
    }

    private static List<String> made(List<String> asked) throws ReflectiveOperationException {
        Caffeine<Object, Object> builder = Caffeine.newBuilder();
        for (String wish : asked) {
            switch (wish) {
                case "maximumSize" -> builder.maximumSize(9);
                case "maximumWeight" -> builder.maximumWeight(9);
                case "weigher" -> builder.weigher((key, value) -> 1);
                case "expireAfterWrite" -> builder.expireAfterWrite(Duration.ofMinutes(1));
                case "ticker" -> builder.ticker(() -> 0);
                case "executor" -> builder.executor(Runnable::run);
                default -> throw new AssertionError("say here what " + wish + " means");
            }
        }
        Object cache = field(builder.build(), "cache");
        return List.of(
                cache.getClass().getName(),
                field(cache, "nodeFactory").getClass().getName());
    }

    private static Object field(Object object, String name) throws ReflectiveOperationException {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field.get(object);
                }
            }
        }
        throw new NoSuchFieldException(name);
    }

    private static Set<String> registeredByName() {
        return OURS.stream()
                .filter(type -> type.isAnnotatedWith(RegisterForReflection.class))
                .flatMap(type -> Stream.of(
                        type.getAnnotationOfType(RegisterForReflection.class).classNames()))
                .collect(Collectors.toSet());
    }

    /** Classes that hand nothing of ours to a mapper, though types of ours stand beside it; look twice before adding one. */
    private static DescribedPredicate<JavaClass> writeOnlyMaps() {
        return DescribedPredicate.describe(
                "write only maps of words and numbers", type -> type.isEquivalentTo(TurnJournal.class));
    }

    private static DescribedPredicate<JavaClass> api() {
        return JavaClass.Predicates.resideInAPackage("io.voicesdr.api..");
    }

    /** Pages answer with text that templates have made; what those read is found by Qute at build time. */
    private static DescribedPredicate<JavaClass> pages() {
        return JavaClass.Predicates.resideInAnyPackage(
                "io.voicesdr.web..", "io.voicesdr.inbox..", "io.voicesdr.connect..");
    }

    static boolean isShipped(JavaClass type) {
        return type.getPackageName().startsWith("io.voicesdr")
                && !type.getPackageName().startsWith("io.voicesdr.sandbox");
    }

    private static DescribedPredicate<JavaClass> areShipped() {
        return DescribedPredicate.describe("are shipped", NativeTest::isShipped);
    }

    /** The rest is Quarkus' own business: settings, static pages, templates. */
    private static boolean isReadByOurselves(String file) {
        return Stream.of("application.properties", "sandbox/", "META-INF/", "templates/")
                .noneMatch(file::startsWith);
    }

    private static List<String> includes() throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(RESOURCES.resolve("application.properties"))) {
            properties.load(in);
        }
        return List.of(
                properties.getProperty("quarkus.native.resources.includes").split(","));
    }

    private static boolean matches(String glob, String file) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob.strip()).matches(Path.of(file));
    }
}
