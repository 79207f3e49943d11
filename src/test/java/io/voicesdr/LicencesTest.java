package io.voicesdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Every jar that the application or its tests are made of is under a licence that lets it be shipped with a proprietary image:
 * told by the POM beside it in Maven's repository, or its parents. Of several licences one is enough.
 */
class LicencesTest {

    /** Permissive ones, and the weak ones whose terms end at the file: EPL, EDL, CDDL and GPL with the classpath exception. */
    private static final Pattern ALLOWED = Pattern.compile(
            "(?i)\\s*(?:.*\\bapache\\b.*(?:2(?:\\.0)?\\b|license).*|(?:the )?mit(?:[ -]0)?(?: no attribution)?(?: licen[sc]e)?|.*\\b0?bsd\\b.*"
                    + "|.*\\b(?:cc0|public domain|unlicense)\\b.*|(?:the )?(?:eclipse (?:public|distribution) licen[sc]e|epl|edl)\\b.*"
                    + "|.*gpl.*(?:classpath|\\bcp?e\\b|w/ ?cpe).*|.*gnu general public license.*classpath.*|go license"
                    + "|universal permissive license.*|upl.*)\\s*");

    /** In the tests only, never shipped. */
    private static final Map<String, String> TEST_ONLY =
            Map.of("com.deque.html.axe-core:selenium", "MPL-2.0: axe.min.js");

    @Test
    void everyJar_isUnderAnAllowedLicence() {
        Map<String, List<String>> licences = new TreeMap<>();
        jars().forEach(jar -> licences.put(name(jar), licences(pom(jar), root(jar))));
        assertThat(licences).hasSizeGreaterThan(100).containsKey("io.quarkus:quarkus-rest-jackson");
        assertThat(licences).containsKeys(TEST_ONLY.keySet().toArray(String[]::new));
        licences.keySet().removeAll(TEST_ONLY.keySet());
        licences.values().removeIf(names -> names.stream().anyMatch(LicencesTest::isAllowed));
        assertThat(licences)
                .as("not allowed, or none named: choose another library, or say here why it may be used")
                .isEmpty();
    }

    @Test
    void licenceThatReachesOurCode_isRefused() {
        assertThat(Stream.of(
                        "GNU Affero General Public License v3",
                        "GPL-3.0",
                        "GNU General Public License, version 2",
                        "LGPL-2.1-or-later",
                        "SSPL-1.0",
                        "Business Source License 1.1",
                        "Commons Clause",
                        ""))
                .noneMatch(LicencesTest::isAllowed);
        assertThat(Stream.of(
                        "Apache-2.0",
                        "The Apache Software License, Version 2.0",
                        "MIT License",
                        "The BSD 3-Clause License (BSD3)",
                        "EPL 2.0",
                        "GPL2 w/ CPE"))
                .allMatch(LicencesTest::isAllowed);
    }

    private static boolean isAllowed(String licence) {
        return ALLOWED.matcher(licence).matches();
    }

    private static List<Path> jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> Files.isRegularFile(pom(entry)))
                .toList();
    }

    /** {@code repository/group/as/folders/artifact/version/artifact-version.pom}. */
    private static Path pom(Path jar) {
        Path version = jar.toAbsolutePath().getParent();
        return version.resolve(version.getParent().getFileName() + "-" + version.getFileName() + ".pom");
    }

    private static Path root(Path jar) {
        Element project = parsed(pom(jar));
        String group = text(project, "groupId")
                .or(() -> child(project, "parent").flatMap(parent -> text(parent, "groupId")))
                .orElseThrow();
        Path folder = jar.toAbsolutePath().getParent().getParent();
        for (int levels = group.split("\\.").length; levels >= 0; levels--) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static String name(Path jar) {
        Path artifact = jar.toAbsolutePath().getParent().getParent();
        String group = root(jar).relativize(artifact.getParent()).toString().replace(File.separatorChar, '.');
        return group + ":" + artifact.getFileName();
    }

    /** The names in {@code pom}, else in its nearest ancestor that has any. */
    private static List<String> licences(Path pom, Path root) {
        if (!Files.isRegularFile(pom)) {
            return List.of();
        }
        Element project = parsed(pom);
        List<String> names = child(project, "licenses").stream()
                .flatMap(all -> children(all).stream())
                .map(licence ->
                        text(licence, "name").or(() -> text(licence, "url")).orElse(""))
                .toList();
        return names.isEmpty()
                ? child(project, "parent")
                        .map(parent -> licences(parent(parent, root), root))
                        .orElse(List.of())
                : names;
    }

    private static Path parent(Element parent, Path root) {
        String artifact = text(parent, "artifactId").orElseThrow();
        String version = text(parent, "version").orElseThrow();
        return root.resolve(text(parent, "groupId").orElseThrow().replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom");
    }

    private static Element parsed(Path pom) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException(pom + " can't be read", e);
        }
    }

    private static Optional<String> text(Element element, String name) {
        return child(element, name).map(Node::getTextContent).map(String::strip);
    }

    private static Optional<Element> child(Element element, String name) {
        return children(element).stream()
                .filter(child -> child.getTagName().equals(name))
                .findFirst();
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        IntStream.range(0, element.getChildNodes().getLength())
                .mapToObj(element.getChildNodes()::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .forEach(children::add);
        return children;
    }
}
