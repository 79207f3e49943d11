package io.voicesdr.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Quarkus links native executables at build time: a library that only names the classes of an optional one, which is not
 * there, then ends the build, as soon as a call of ours leads to that line. Libraries that Quarkus makes native itself are
 * not followed.
 */
class NativeLinkTest {

    private static final List<String> NOT_FOLLOWED = List.of(
            "java/",
            "javax/",
            "jdk/",
            "sun/",
            "com/sun/",
            "org/w3c/",
            "org/xml/",
            "jakarta/",
            "io/quarkus/",
            "io/vertx/",
            "io/netty/",
            "io/smallrye/",
            "io/micrometer/",
            "io/prometheus/",
            "com/fasterxml/jackson/",
            "com/github/benmanes/",
            "org/eclipse/microprofile/",
            "org/jboss/",
            "org/slf4j/",
            "io/voicesdr/sandbox/");

    @Test
    void whatCallsLeadTo_isThere() {
        Reachable reachable = new Reachable(NativeLinkTest::bytes, NativeLinkTest::isFollowed);

        assertThat(reachable.missingFrom(shipped()))
                .as("a native executable can't be built with these missing; the way there is told backwards")
                .isEmpty();
        assertThat(reachable.size()).isGreaterThan(10_000);
    }

    @Test
    void aClassThatIsMissing_isFound_andOnlyOnTheWay() {
        byte[] sinner = sinner();
        Reachable reachable = new Reachable(
                name -> name.equals("sinner/Sinner") ? Optional.of(sinner) : bytes(name), NativeLinkTest::isFollowed);

        assertThat(reachable.missingFrom(Stream.of("sinner/Sinner")))
                .containsOnlyKeys("absent/Optional")
                .hasEntrySatisfying("absent/Optional", way -> assertThat(way).contains("sinner/Sinner.calls"));
    }

    /** A class whose only method calls another one, of a class that does not exist. */
    private static byte[] sinner() {
        return ClassFile.of()
                .build(
                        ClassDesc.of("sinner.Sinner"),
                        type -> type.withMethodBody(
                                "calls",
                                MethodTypeDesc.of(ConstantDescs.CD_void),
                                ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                                code -> code.invokestatic(
                                                ClassDesc.of("absent.Optional"),
                                                "read",
                                                MethodTypeDesc.of(ConstantDescs.CD_void))
                                        .return_()));
    }

    private static Stream<String> shipped() {
        return NativeTest.OURS.stream()
                .filter(NativeTest::isShipped)
                .map(type -> type.getName().replace('.', '/'));
    }

    private static boolean isFollowed(String name) {
        return NOT_FOLLOWED.stream().noneMatch(name::startsWith);
    }

    static Optional<byte[]> bytes(String name) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
