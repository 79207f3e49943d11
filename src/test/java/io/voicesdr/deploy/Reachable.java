package io.voicesdr.deploy;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a native executable's builder would come upon: it follows calls from method to method, and with
 * {@code --link-at-build-time}, which Quarkus gives it, ends at the first class that is named on the way and is not there.
 * On a JVM such a class is missed only when the line is run. Classes that a predicate leaves out are looked up, not entered.
 */
final class Reachable {

    private record Method(String owner, String name, String type) {}

    private final Function<String, Optional<byte[]>> bytes;
    private final Predicate<String> entered;
    private final Map<String, Optional<ClassModel>> classes = new HashMap<>();
    private final Map<String, Set<String>> supertypes = new HashMap<>();
    private final Map<String, Set<String>> madeBelow = new HashMap<>();
    private final Map<String, Set<Method>> calledOn = new HashMap<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> touched = new HashSet<>();
    private final Map<Method, Method> calledFrom = new LinkedHashMap<>();
    private final Deque<Method> todo = new ArrayDeque<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    /**
     * @param bytes of the class with an internal name; empty when there is none
     * @param entered whether the methods of the class with an internal name are followed
     */
    Reachable(Function<String, Optional<byte[]>> bytes, Predicate<String> entered) {
        this.bytes = bytes;
        this.entered = entered;
    }

    /** Those that are not there, each with the way to it. */
    Map<String, String> missingFrom(Stream<String> roots) {
        roots.forEach(root -> load(root).ifPresent(type -> {
            instantiate(null, root);
            type.methods().forEach(method -> reach(of(root, method), null));
        }));
        while (!todo.isEmpty()) {
            Method next = todo.pop();
            load(next.owner())
                    .ifPresent(type -> type.methods().stream()
                            .filter(method -> of(next.owner(), method).equals(next))
                            .forEach(method -> follow(next, method)));
        }
        return missing;
    }

    /** How many methods were followed. */
    int size() {
        return calledFrom.size();
    }

    private static Method of(String owner, MethodModel method) {
        return new Method(
                owner, method.methodName().stringValue(), method.methodType().stringValue());
    }

    private Optional<ClassModel> load(String name) {
        return classes.computeIfAbsent(name, wanted -> bytes.apply(wanted).map(ClassFile.of()::parse));
    }

    private void reach(Method method, Method from) {
        if (entered.test(method.owner()) && calledFrom.putIfAbsent(method, from == null ? method : from) == null) {
            todo.push(method);
        }
    }

    private void follow(Method from, MethodModel method) {
        method.code()
                .ifPresent(code -> code.elementStream().forEach(element -> {
                    see(from, element);
                }));
    }

    private void see(Method from, CodeElement element) {
        switch (element) {
            case NewObjectInstruction made -> {
                name(from, made.className());
                instantiate(from, made.className().asInternalName());
            }
            case InvokeInstruction call -> call(from, call.method());
            case InvokeDynamicInstruction lambda -> {
                handle(from, lambda.bootstrapMethod());
                lambda.bootstrapArgs().forEach(argument -> argument(from, argument));
            }
            case FieldInstruction field -> {
                name(from, field.owner());
                touch(from, field.owner().asInternalName());
            }
            case TypeCheckInstruction check -> name(from, check.type());
            case ConstantInstruction.LoadConstantInstruction constant -> {
                if (constant.constantEntry() instanceof ClassEntry type) {
                    name(from, type);
                }
            }
            case NewReferenceArrayInstruction array -> name(from, array.componentType());
            case NewMultiArrayInstruction array -> name(from, array.arrayType());
            case ExceptionCatch caught -> caught.catchType().ifPresent(type -> name(from, type));
            default -> {}
        }
    }

    private void argument(Method from, ConstantDesc argument) {
        if (argument instanceof MethodHandleDesc handle) {
            handle(from, handle);
        }
    }

    private void handle(Method from, MethodHandleDesc handle) {
        if (handle instanceof DirectMethodHandleDesc direct && direct.owner().isClassOrInterface()) {
            String owner = internal(direct.owner().descriptorString());
            name(from, owner);
            switch (direct.kind()) {
                case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER -> touch(from, owner);
                case CONSTRUCTOR -> {
                    instantiate(from, owner);
                    dispatch(from, new Method(owner, "<init>", direct.lookupDescriptor()));
                }
                default -> dispatch(from, new Method(owner, direct.methodName(), direct.lookupDescriptor()));
            }
        }
    }

    private void call(Method from, MemberRefEntry target) {
        String owner = target.owner().asInternalName();
        if (owner.startsWith("[")) {
            return;
        }
        name(from, target.owner());
        dispatch(
                from,
                new Method(owner, target.name().stringValue(), target.type().stringValue()));
    }

    /** The method itself, where it is declared, and what overrides it in classes that are made anywhere. */
    private void dispatch(Method from, Method target) {
        touch(from, target.owner());
        override(from, target.owner(), target);
        if (!target.name().equals("<init>")
                && calledOn.computeIfAbsent(target.owner(), owner -> new HashSet<>())
                        .add(target)) {
            madeBelow.getOrDefault(target.owner(), Set.of()).forEach(type -> override(from, type, target));
        }
    }

    private void override(Method from, String made, Method target) {
        supertypes(made).forEach(type -> reach(new Method(type, target.name(), target.type()), from));
    }

    private void instantiate(Method from, String type) {
        touch(from, type);
        if (!entered.test(type) || !made.add(type)) {
            return;
        }
        for (String above : supertypes(type)) {
            madeBelow.computeIfAbsent(above, name -> new HashSet<>()).add(type);
            List.copyOf(calledOn.getOrDefault(above, Set.of())).forEach(target -> override(from, type, target));
            if (!entered.test(above)) {
                // what the platform and the framework may call: they are not followed
                load(above).stream()
                        .flatMap(supertype -> supertype.methods().stream())
                        .filter(method -> !method.flags().has(AccessFlag.STATIC))
                        .forEach(method -> override(from, type, of(type, method)));
            }
        }
    }

    /** Runs its static initialiser. */
    private void touch(Method from, String type) {
        if (touched.add(type)) {
            supertypes(type).forEach(each -> reach(new Method(each, "<clinit>", "()V"), from));
        }
    }

    /** With itself. */
    private Set<String> supertypes(String type) {
        Set<String> known = supertypes.get(type);
        if (known != null) {
            return known;
        }
        Set<String> all = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (all.add(next)) {
                load(next).ifPresent(found -> {
                    found.superclass().map(ClassEntry::asInternalName).ifPresent(open::push);
                    found.interfaces().forEach(each -> open.push(each.asInternalName()));
                });
            }
        }
        supertypes.put(type, all);
        return all;
    }

    private void name(Method from, ClassEntry type) {
        name(from, type.asInternalName());
    }

    private void name(Method from, String named) {
        String type = internal(named);
        if (!type.isEmpty() && load(type).isEmpty()) {
            missing.putIfAbsent(type, way(from));
        }
    }

    private String way(Method end) {
        StringBuilder way = new StringBuilder();
        Method step = end;
        for (int i = 0; i < 40 && !calledFrom.get(step).equals(step); i++) {
            way.append(" < ").append(step.owner()).append('.').append(step.name());
            step = calledFrom.get(step);
        }
        return way.append(" < ")
                .append(step.owner())
                .append('.')
                .append(step.name())
                .toString();
    }

    /** Without array brackets; empty for primitives. */
    private static String internal(String named) {
        String element = named.replace("[", "");
        if (element.startsWith("L") && element.endsWith(";")) {
            return element.substring(1, element.length() - 1);
        }
        return named.startsWith("[") ? "" : element;
    }
}
