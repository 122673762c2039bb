package org.cogrid.core.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cogrid.core.GridConnectionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionFileTest {
    @TempDir
    Path folder;

    private ConnectionFile file;

    @BeforeEach
    void name() {
        file = new ConnectionFile(folder.resolve("home/g.json"));
    }

    @Test
    void whatWasWrittenIsRead() {
        GridAccess access = GridAccess.toNewGrid("g").withMembers(List.of("127.0.0.1:1", "127.0.0.1:2"), List.of());

        file.write(GridAccess.toNewGrid("g"));
        file.write(access);

        assertThat(file.read()).isEqualTo(access);
    }

    @Test
    void onlyItsOwnerCanReadIt() throws IOException {
        file.write(GridAccess.toNewGrid("g"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(file.path().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aWriteThatFailsLeavesNoDraft() throws IOException {
        Files.createDirectories(file.path().resolve("in the way"));

        assertThatThrownBy(() -> file.write(GridAccess.toNewGrid("g")))
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("can't be written");

        assertThat(file.path().getParent()).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws IOException {
        file.write(GridAccess.toNewGrid("g"));
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(file::read)
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining(file.path().toString())
                .hasMessageContaining("chmod 600 " + file.path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[1]", "{}", "{\"name\": \"g\"}", "{\"name\": 3, \"secret\": \"a\"}"})
    void aDamagedFileIsAnErrorThatNamesIt(String text) throws IOException {
        file.write(GridAccess.toNewGrid("g"));
        Files.writeString(file.path(), text);

        assertThatThrownBy(file::read)
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining(file.path().toString())
                .hasMessageContaining("delete the file");
    }

    @Test
    void aFileThatIsNoTextOrHasNoAddressesIsAnErrorThatSaysSo() throws IOException {
        file.write(GridAccess.toNewGrid("g").withMembers(List.of("127.0.0.1:15701"), List.of()));
        String text = Files.readString(file.path());

        Files.writeString(file.path(), text.replace("15701", "99999"));
        assertThatThrownBy(file::read)
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining(file.path().toString())
                .hasMessageContaining("'127.0.0.1:99999' is no address");
        Files.write(file.path(), new byte[] {0, -1, -2});
        assertThatThrownBy(file::read)
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining(file.path() + " can't be used: it is not text");
    }

    @Test
    void anAddressThatALaterGridOfTheFolderHasIsNotOfThisGridAnyMore() throws IOException {
        file.write(GridAccess.toNewGrid("g").withMembers(List.of("127.0.0.1:1", "127.0.0.1:2"), List.of()));
        Files.setLastModifiedTime(file.path(), FileTime.from(Instant.now().minusSeconds(60)));
        ConnectionFile later = new ConnectionFile(folder.resolve("home/later.json"));
        later.write(GridAccess.toNewGrid("later").withMembers(List.of("127.0.0.1:2", "127.0.0.1:3"), List.of()));
        Files.writeString(folder.resolve("home/broken.json"), "{");

        assertThat(file.read().addresses()).containsExactly("127.0.0.1:1");
        assertThat(later.read().addresses()).containsExactly("127.0.0.1:2", "127.0.0.1:3");
    }

    @Test
    void aCopyOfTheFileTakesNothingFromIt() throws IOException {
        file.write(GridAccess.toNewGrid("g").withMembers(List.of("127.0.0.1:1"), List.of()));
        Files.setLastModifiedTime(file.path(), FileTime.from(Instant.now().minusSeconds(60)));
        Files.copy(file.path(), folder.resolve("home/copy.json"));

        assertThat(file.read().addresses()).containsExactly("127.0.0.1:1");
    }

    @Test
    void noErrorRepeatsTheSecret() throws IOException {
        GridAccess access = GridAccess.toNewGrid("g");
        file.write(access);
        String secret = access.key().secret().toHex();
        Files.writeString(file.path(), Files.readString(file.path()).replace(secret, secret + "x"));

        assertThatThrownBy(file::read)
                .hasMessageContaining("64 hexadecimal digits")
                .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain(secret));
        Files.writeString(file.path(), "{\"secret\" : \"" + secret);
        assertThatThrownBy(file::read).hasMessageNotContaining(secret).hasNoSuppressedExceptions();
        assertThat(access.toString()).doesNotContain(secret, access.key().pair().privateKey());
    }

    @Test
    void aMissingFileIsAnErrorThatSaysWhatToDo() {
        assertThat(file.find()).isEmpty();
        assertThatThrownBy(file::read)
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("no connection file " + file.path())
                .hasMessageContaining("start one");
    }

    @Test
    void changesUnderTheLockAreNotLost() throws Exception {
        file.write(GridAccess.toNewGrid("g"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<? extends Future<?>> changes = IntStream.range(0, 50)
                .mapToObj(i -> threads.submit(() -> file.exclusively(() -> add("127.0.0.1:" + i))))
                .toList();

        for (Future<?> change : changes) {
            change.get();
        }
        threads.shutdown();

        assertThat(file.read().addresses()).hasSize(50);
    }

    @Test
    void whoWaitsForALockThatIsRemovedExcludesOthersAllTheSame() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        List<Integer> seen = new CopyOnWriteArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<? extends Future<?>> removals = IntStream.range(0, 100)
                .mapToObj(i -> threads.submit(() -> file.exclusively(() -> {
                    seen.add(inside.incrementAndGet());
                    inside.decrementAndGet();
                    file.deleteLock();
                    return i;
                })))
                .toList();

        for (Future<?> removal : removals) {
            removal.get();
        }
        threads.shutdown();

        assertThat(seen).hasSize(100).containsOnly(1);
        assertThat(folder.resolve("home/g.json.lock")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsAnErrorThatSaysWhatToLookAt() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "a file where a folder should be");

        assertThatThrownBy(() -> new ConnectionFile(taken.resolve("g.json")).exclusively(() -> 0))
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("can't be locked")
                .hasMessageContaining("cogrid.home");
    }

    private boolean add(String address) {
        GridAccess access = file.read();
        List<String> addresses = new java.util.ArrayList<>(access.addresses());
        addresses.add(address);
        file.write(access.withMembers(addresses, List.of()));
        return true;
    }

    @Test
    void aSecretGivesUnrelatedKeysAndHidesItself() {
        GridSecret secret = GridSecret.random();

        assertThat(secret.keyFor("tasks")).isNotEqualTo(secret.keyFor("others"));
        assertThat(secret).hasToString("GridSecret[hidden]").isEqualTo(GridSecret.fromHex(secret.toHex()));
    }

    @Test
    void aGridWithANewKeyIsTheSameGridAndAnotherOneOfItsNameIsNot() {
        GridAccess grid = GridAccess.toNewGrid("grid");
        GridAccess rekeyed = grid.withKey(GridKey.random());

        assertThat(rekeyed.isSameGrid(grid)).isTrue();
        assertThat(rekeyed).isNotEqualTo(grid);
        assertThat(GridAccess.toNewGrid("grid").isSameGrid(grid)).isFalse();
        assertThat(GridKey.fromJson(grid.key().toJson()).pair())
                .isEqualTo(grid.key().pair());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "-x", "a b"})
    void aNameThatIsNoFileNameIsRefused(String name) {
        assertThatThrownBy(() -> GridAccess.toNewGrid(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }
}
