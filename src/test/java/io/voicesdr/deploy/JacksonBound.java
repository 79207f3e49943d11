package io.voicesdr.deploy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types of ours that Jackson reads or writes by reflection, read from the byte code: what carries its annotations,
 * what REST methods take or return, what stands in a method that hands something to a mapper or to a response, and
 * everything these hold. Rather too many than too few.
 */
final class JacksonBound {

    private static final Set<String> BINDING =
            Set.of("readValue", "treeToValue", "convertValue", "valueToTree", "readerFor", "writerFor", "forType");

    private final JavaClasses classes;
    private final Predicate<JavaClass> ours;

    JacksonBound(JavaClasses classes, Predicate<JavaClass> ours) {
        this.classes = classes;
        this.ours = ours;
    }

    /** Their names, in order. */
    Set<String> names() {
        Deque<JavaClass> todo =
                new ArrayDeque<>(roots().filter(this::isBindable).toList());
        Set<String> found = new TreeSet<>();
        while (!todo.isEmpty()) {
            JavaClass next = todo.pop();
            if (found.add(next.getName())) {
                next.getFields().stream()
                        .filter(field ->
                                !field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC))
                        .flatMap(field -> field.getAllInvolvedRawTypes().stream())
                        .filter(this::isBindable)
                        .forEach(todo::push);
            }
        }
        return found;
    }

    private Stream<JavaClass> roots() {
        return classes.stream()
                .flatMap(type -> Stream.of(annotated(type), spokenOverRest(type), handedOver(type))
                        .flatMap(found -> found))
                .flatMap(JacksonBound::everyKind);
    }

    /** Who hands over an interface hands over whatever implements it; maps and lists are written by what stands in them. */
    private static Stream<JavaClass> everyKind(JavaClass type) {
        return type.isInterface()
                ? type.getAllSubclasses().stream()
                        .filter(kind -> !kind.isAssignableTo(Map.class) && !kind.isAssignableTo(Collection.class))
                : Stream.of(type);
    }

    private static Stream<JavaClass> annotated(JavaClass type) {
        boolean jackson = Stream.concat(
                        type.getAnnotations().stream(),
                        type.getMembers().stream()
                                .map(JavaMember::getAnnotations)
                                .flatMap(Set::stream))
                .anyMatch(found -> found.getRawType().getPackageName().startsWith("com.fasterxml.jackson"));
        return jackson ? Stream.of(type) : Stream.empty();
    }

    private static Stream<JavaClass> spokenOverRest(JavaClass type) {
        return type.isAnnotatedWith(Path.class)
                ? type.getMethods().stream().flatMap(method -> method.getAllInvolvedRawTypes().stream())
                : Stream.empty();
    }

    private static Stream<JavaClass> handedOver(JavaClass type) {
        return type.getCodeUnits().stream()
                .filter(unit -> unit.getMethodCallsFromSelf().stream().anyMatch(JacksonBound::handsOver))
                .flatMap(JacksonBound::standingIn);
    }

    private static boolean handsOver(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        return owner.getPackageName().startsWith("com.fasterxml.jackson.databind")
                        && (BINDING.contains(call.getName()) || call.getName().startsWith("writeValue"))
                || owner.isAssignableTo(Response.class) && call.getName().equals("ok")
                || owner.isAssignableTo(Response.ResponseBuilder.class)
                        && call.getName().equals("entity");
    }

    private static Stream<JavaClass> standingIn(JavaCodeUnit unit) {
        return Stream.of(
                        unit.getRawParameterTypes().stream(),
                        unit.getReferencedClassObjects().stream().map(ReferencedClassObject::getValue),
                        unit.getConstructorCallsFromSelf().stream().map(call -> call.getTargetOwner()),
                        unit.getMethodCallsFromSelf().stream()
                                .map(call -> call.getTarget().getRawReturnType()))
                .flatMap(found -> found);
    }

    private boolean isBindable(JavaClass type) {
        return ours.test(type) && !type.isInterface() && !type.isEnum() && !type.isAssignableTo(OutputStream.class);
    }

    /** Those of {@link #names()} that no {@code @RegisterForReflection} names. */
    Set<String> notRegistered() {
        return names().stream()
                .filter(name ->
                        !classes.get(name).isAnnotatedWith("io.quarkus.runtime.annotations.RegisterForReflection"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
