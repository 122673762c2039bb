package org.cogrid.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.cogrid.client.Client;
import org.cogrid.core.internal.code.ClassFile;
import org.cogrid.core.internal.code.ClassMentions;
import org.cogrid.core.internal.code.CodeGroup;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.JarTable;
import org.cogrid.core.internal.code.JarUnit;
import org.cogrid.core.internal.code.Manifest;
import org.cogrid.core.internal.text.ExactText;
import org.cogrid.node.internal.groovy.scope.Definition;

/** The decoders of code: manifests, jars, class files and what a session has defined. */
final class CodeDecoders {
    private static final List<Class<?>> CLASSES = List.of(
            ContentHash.class, Client.class, Map.Entry.class, JarTable.Entry.class, Decoder.class, ExactText.class);
    private static final int LARGEST_RATIO = 1100; // of deflated bytes

    private CodeDecoders() {}

    static List<Decoder<?>> all() {
        return List.of(
                Decoder.of("Manifest", CodeDecoders::manifest, Manifest::bytes, Manifest::of)
                        .refusingBy(IllegalArgumentException.class)
                        .withTokens(
                                texts("\n", "\nsession ", "\nneeds ", "\norigin", "\nlibrary\n", "\ngroup", "\njar ")),
                Decoder.of("Definition", CodeDecoders::definition, Definition::toBytes, Definition::fromBytes)
                        .refusingBy(UncheckedIOException.class),
                Decoder.of("JarTable", CodeDecoders::entries, CodeDecoders::jar, CodeDecoders::readJar)
                        .comparing((sent, read) -> hex(sent).equals(read))
                        .refusingBy(ZipException.class)
                        .allocating(1 << 20, LARGEST_RATIO),
                Decoder.of("ClassFile", CodeDecoders::type, CodeDecoders::classBytes, ClassFile::parse)
                        .comparing((sent, read) ->
                                ((ClassFile) read).references().contains(sent.getName()) || sent == Map.Entry.class)
                        .withTokens(signatures())
                        .refusingBy(IllegalArgumentException.class),
                Decoder.of("ClassMentions", CodeDecoders::type, CodeDecoders::classBytes, CodeDecoders::mentions)
                        .comparing((sent, read) -> ((Set<?>) read).contains(sent.getName()) || sent == Map.Entry.class)
                        .withTokens(signatures())
                        .refusingBy(IllegalArgumentException.class)
                        .allocating(2 << 20, 64)); // each has 786,432 bytes of its own
    }

    private static List<byte[]> texts(String... texts) {
        return List.of(texts).stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Texts of a constant pool, of which some are generic signatures that end nowhere. */
    private static List<byte[]> signatures() {
        return List.of(
                text("Signature"),
                text("InnerClasses"),
                text("Lp/A" + "<Lp/B".repeat(9_000) + ";"),
                text("Lp/A" + ".B".repeat(5_000) + ";"),
                text("<T:".repeat(300)),
                text("L"),
                text("[[Lp/A;"));
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] constant = new byte[3 + bytes.length];
        constant[0] = 1;
        constant[1] = (byte) (bytes.length >> 8);
        constant[2] = (byte) bytes.length;
        System.arraycopy(bytes, 0, constant, 3, bytes.length);
        return constant;
    }

    private static Manifest manifest(SplittableRandom random) {
        List<CodeGroup> groups = Samples.several(random, 3, CodeDecoders::group);
        String origin = "client of " + Samples.text(random).replace('\u0000', ' ');
        Manifest manifest = random.nextInt(4) == 0
                ? Manifest.library(origin, groups)
                : Manifest.empty(origin).with(groups);
        return random.nextBoolean()
                ? manifest
                : manifest.withSession(Map.of("S" + random.nextInt(9), Samples.unit(random)));
    }

    private static CodeGroup group(SplittableRandom random) {
        Map<String, ContentHash> classes = new TreeMap<>();
        int prefix = random.nextInt(1 << 30); // no class is in two groups
        for (int i = random.nextInt(4); i > 0; i--) {
            classes.put("p" + prefix + ".C" + i, Samples.unit(random));
        }
        List<JarUnit> jars =
                Samples.several(random, 2, each -> new JarUnit(Samples.unit(each), "j" + each.nextInt(9) + " 1.jar"));
        return new CodeGroup(
                new TreeMap<>(classes), jars, Samples.several(random, 2, Samples::unit), "/home/demo " + prefix);
    }

    private static Definition definition(SplittableRandom random) {
        Map<String, byte[]> classes = new TreeMap<>();
        Map<String, Long> pins = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            classes.put("C" + i + Samples.text(random), Samples.bytes(random, 100));
            pins.put(Samples.anyText(random), random.nextLong());
        }
        return new Definition(
                random.nextLong(),
                Samples.text(random),
                Samples.anyText(random),
                Samples.text(random),
                classes,
                new HashSet<>(Samples.several(random, 3, Samples::text)),
                new HashSet<>(Samples.several(random, 3, Samples::text)),
                Samples.several(random, 3, Samples::text),
                pins);
    }

    private static Map<String, byte[]> entries(SplittableRandom random) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            entries.put(i + Samples.text(random).replace('\u0000', '0'), Samples.bytes(random, 150));
        }
        return entries;
    }

    private static byte[] jar(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                if (each.getValue().length % 2 == 0) {
                    CRC32 sum = new CRC32();
                    sum.update(each.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(each.getValue().length);
                    entry.setCrc(sum.getValue());
                }
                out.putNextEntry(entry);
                out.write(each.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static Object readJar(byte[] bytes) throws ZipException {
        JarTable table = JarTable.of(bytes);
        Map<String, ContentHash> contents = new LinkedHashMap<>();
        try (JarTable.Unpacker unpacker = table.unpacker()) {
            for (JarTable.Entry entry : table.entries()) {
                byte[] content = unpacker.unpack(entry);
                contents.put(entry.name(), ContentHash.of(Arrays.copyOf(content, entry.size())));
            }
        }
        return contents;
    }

    private static Map<String, ContentHash> hex(Map<String, byte[]> entries) {
        Map<String, ContentHash> contents = new LinkedHashMap<>();
        entries.forEach((name, content) -> contents.put(name, ContentHash.of(content)));
        return contents;
    }

    private static Class<?> type(SplittableRandom random) {
        return CLASSES.get(random.nextInt(CLASSES.size()));
    }

    private static byte[] classBytes(Class<?> type) throws IOException {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static Set<String> mentions(byte[] bytes) {
        ClassMentions mentions = new ClassMentions();
        mentions.add(bytes, bytes.length);
        return mentions.names();
    }
}
