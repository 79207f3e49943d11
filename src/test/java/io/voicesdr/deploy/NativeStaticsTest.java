package io.voicesdr.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Static fields are filled while a native executable is built, and their objects copied into it. Some can't be copied: the
 * build ends. Others can, and are then the same in every copy, of a time and a machine that is not the operator's.
 */
class NativeStaticsTest {

    private static final List<Class<?>> REFUSED = List.of(
            java.util.Random.class,
            java.util.SplittableRandom.class,
            Thread.class,
            java.util.Timer.class,
            java.util.concurrent.ExecutorService.class,
            java.lang.ref.Cleaner.class,
            java.net.InetAddress.class,
            java.net.http.HttpClient.class,
            java.net.Socket.class,
            java.io.FileInputStream.class,
            java.io.FileOutputStream.class,
            java.io.RandomAccessFile.class,
            java.util.zip.ZipFile.class,
            java.util.zip.Inflater.class,
            java.util.zip.Deflater.class,
            java.nio.channels.Channel.class,
            java.nio.MappedByteBuffer.class,
            Process.class,
            javax.crypto.Mac.class,
            javax.crypto.Cipher.class);

    private static final Set<String> MACHINE = Set.of(
            "getenv",
            "getProperty",
            "systemDefault",
            "getDefault",
            "now",
            "nanoTime",
            "currentTimeMillis",
            "randomUUID",
            "random",
            "availableProcessors",
            "getLocalHost",
            "startVirtualThread",
            "newVirtualThreadPerTaskExecutor");

    @Test
    void whatStaticsHold_canBeCopiedIntoAnExecutable() {
        List<Class<?>> types = shipped().<Class<?>>map(JavaClass::reflect).toList();
        assertThat(types).hasSizeGreaterThan(500);

        assertThat(refusedIn(types)).isEmpty();
    }

    @Test
    void anObjectThatIsRefused_isFound_howeverDeepItIsHeld() {
        assertThat(refusedIn(List.of(Sinner.class)))
                .hasSize(1)
                .allMatch(found -> found.contains("Sinner.HELD") && found.contains("Random"));
    }

    @Test
    void whatFillsStatics_asksNothingOfTheBuildMachine() {
        assertThat(shipped().flatMap(type -> asked(type).stream())).isEmpty();
    }

    @Test
    void askingByWayOfAnotherMethod_isFound() {
        assertThat(asked(new com.tngtech.archunit.core.importer.ClassFileImporter()
                        .importClasses(Sinner.class, Sinner.Began.class)
                        .get(Sinner.class)))
                .singleElement()
                .asString()
                .contains("now");
    }

    /** What these tests must find, else they find nothing. */
    static final class Sinner {

        record Began(java.time.Instant at) {
            static Began here() {
                return new Began(java.time.Instant.now());
            }
        }

        static final Map<String, Optional<Supplier<Integer>>> HELD = held(new java.util.Random(7));
        static final Began BEGAN = Began.here();

        private Sinner() {}

        private static Map<String, Optional<Supplier<Integer>>> held(java.util.Random random) {
            return Map.of("dice", Optional.of(() -> random.nextInt(6)));
        }
    }

    private static Stream<JavaClass> shipped() {
        return NativeTest.OURS.stream().filter(NativeTest::isShipped);
    }

    /** Calls that static fields of {@code type} are filled by, through constructors and static methods of ours. */
    private static Set<String> asked(JavaClass type) {
        Set<String> asked = new TreeSet<>();
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> todo = new ArrayDeque<>();
        type.getStaticInitializer().ifPresent(todo::push);
        while (!todo.isEmpty()) {
            JavaCodeUnit next = todo.pop();
            if (!seen.add(next)) {
                continue;
            }
            Stream.<JavaAccess<?>>concat(
                            next.getMethodCallsFromSelf().stream(), next.getConstructorCallsFromSelf().stream())
                    .filter(call -> !call.isDeclaredInLambda())
                    .forEach(call -> {
                        if (!call.getTargetOwner().getPackageName().startsWith("io.voicesdr")
                                && MACHINE.contains(call.getName())) {
                            asked.add(type.getName() + ": " + call.getDescription());
                        }
                        call.getTarget().resolveMember().stream()
                                .filter(JavaCodeUnit.class::isInstance)
                                .map(JavaCodeUnit.class::cast)
                                .filter(unit -> unit.getOwner().getPackageName().startsWith("io.voicesdr"))
                                .forEach(todo::push);
                    });
        }
        return asked;
    }

    private static List<String> refusedIn(List<Class<?>> types) {
        List<String> refused = new ArrayList<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Class<?> type : types) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    walk(value(field, null), type.getSimpleName() + "." + field.getName(), seen, refused);
                }
            }
        }
        return refused;
    }

    private record Held(Object object, String path) {}

    private static void walk(Object root, String name, Set<Object> seen, List<String> refused) {
        Deque<Held> todo = new ArrayDeque<>();
        push(todo, root, name);
        while (!todo.isEmpty()) {
            Held held = todo.pop();
            Object object = held.object();
            if (!seen.add(object)) {
                continue;
            }
            if (REFUSED.stream().anyMatch(type -> type.isInstance(object))) {
                refused.add(held.path() + " is a " + object.getClass().getName());
                continue;
            }
            parts(object).forEach(part -> push(todo, part, held.path()));
        }
    }

    /** Loggers lead to whatever the tests' own log is written to; in an executable Quarkus makes them anew. */
    private static void push(Deque<Held> todo, Object object, String path) {
        if (object != null
                && !(object instanceof String)
                && !(object instanceof Class<?>)
                && !(object instanceof org.jboss.logging.Logger)
                && !(object instanceof java.util.logging.Logger)) {
            todo.push(new Held(object, path));
        }
    }

    private static List<Object> parts(Object object) {
        return switch (object) {
            case Object[] array -> Arrays.asList(array);
            case Map<?, ?> map ->
                Stream.concat(map.keySet().stream(), map.values().stream())
                        .<Object>map(part -> part)
                        .toList();
            case java.util.Collection<?> collection -> new ArrayList<Object>(collection);
            case Optional<?> optional -> optional.<List<Object>>map(List::of).orElse(List.of());
            case AtomicReference<?> reference -> reference.get() == null ? List.of() : List.of(reference.get());
            default -> object.getClass().isArray() && Array.getLength(object) >= 0 ? List.of() : fields(object);
        };
    }

    /** Of ours and of libraries; the platform's own are closed, but for those above. */
    private static List<Object> fields(Object object) {
        List<Object> values = new ArrayList<>();
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    Object value = value(field, object);
                    if (value != null) {
                        values.add(value);
                    }
                }
            }
        }
        return values;
    }

    private static Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (InaccessibleObjectException ignored) {
            return null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
