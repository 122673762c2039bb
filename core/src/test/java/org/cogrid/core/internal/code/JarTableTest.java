package org.cogrid.core.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JarTableTest {
    private static final String TEXT = "text ".repeat(1_000);

    @Test
    void entriesAreUnpackedPackedOrNot() throws IOException {
        JarTable table = JarTable.of(jar(TEXT, 0, ""));

        try (JarTable.Unpacker unpacker = table.unpacker()) {
            assertThat(table.entries()).hasSize(2).allSatisfy(entry -> {
                byte[] content = Arrays.copyOf(unpacker.unpack(entry), entry.size());
                assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo(TEXT);
            });
        }
    }

    @Test
    void itIsReadBehindAScriptAndBeforeAComment() throws IOException {
        byte[] jar = jar(TEXT, 0, "a comment");
        ByteArrayOutputStream behind = new ByteArrayOutputStream();
        behind.write("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
        behind.write(jar);
        JarTable table = JarTable.of(behind.toByteArray());

        assertThat(table.hash()).isEqualTo(JarTable.of(jar).hash());
        try (JarTable.Unpacker unpacker = table.unpacker()) {
            assertThat(unpacker.unpack(table.entries().get(0))).startsWith(TEXT.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aJarThatIsBuiltAgainIsTheSameAndOneWithOtherContentIsNot() throws IOException {
        ContentHash hash = JarTable.of(jar(TEXT, 0, "")).hash();

        assertThat(JarTable.of(jar(TEXT, 1_000_000_000_000L, "")).hash()).isEqualTo(hash);
        assertThat(JarTable.of(jar(TEXT.replace('x', 'y'), 0, "")).hash()).isNotEqualTo(hash);
    }

    @Test
    void aJarThatIsNotWholeIsRefused() throws IOException {
        byte[] jar = jar(TEXT, 0, "");

        for (int length : new int[] {0, 10, 100, jar.length / 2, jar.length - 1}) {
            assertThatThrownBy(() -> JarTable.of(Arrays.copyOf(jar, length))).isInstanceOf(ZipException.class);
        }
        byte[] damaged = jar.clone();
        Arrays.fill(damaged, 0, jar.length / 2, (byte) 1);
        try (JarTable.Unpacker unpacker = JarTable.of(damaged).unpacker()) {
            assertThatThrownBy(
                            () -> unpacker.unpack(JarTable.of(damaged).entries().get(0)))
                    .isInstanceOf(ZipException.class)
                    .hasMessageContaining("packed");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1 << 30, Integer.MAX_VALUE})
    void anEntryThatLiesAboutItsSizeIsDamagedBeforeMemoryIsTakenForIt(int lie) throws IOException {
        ByteBuffer jar = ByteBuffer.wrap(jar(TEXT, 0, "")).order(ByteOrder.LITTLE_ENDIAN);
        int table = jar.getInt(jar.limit() - 6);
        jar.putInt(table + 24, lie);
        int next = table + 46 + jar.getShort(table + 28) + jar.getShort(table + 30);
        jar.putInt(next + 24, lie);

        JarTable damaged = JarTable.of(jar.array());

        try (JarTable.Unpacker unpacker = damaged.unpacker()) {
            assertThat(damaged.entries())
                    .hasSize(2)
                    .allSatisfy(entry -> assertThatThrownBy(() -> unpacker.unpack(entry))
                            .isInstanceOf(ZipException.class)
                            .hasMessageContaining("damaged"));
        }
    }

    private static byte[] jar(String text, long time, String comment) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setComment(comment);
            ZipEntry packed = new ZipEntry("packed");
            packed.setTime(time);
            out.putNextEntry(packed);
            out.write(content);
            ZipEntry stored = new ZipEntry("stored");
            stored.setTime(time);
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(content.length);
            stored.setCrc(checksum.getValue());
            out.putNextEntry(stored);
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
