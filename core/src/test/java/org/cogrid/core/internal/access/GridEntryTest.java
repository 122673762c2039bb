package org.cogrid.core.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.grid.EngineReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may get into a grid, and from where. */
class GridEntryTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "127.255.0.9", "::1", "localhost"})
    void addressesOfThisMachineAloneAreTaken(String host) {
        assertThat(Loopback.require("The address", host)).isEqualTo(host);
        assertThat(Loopback.requireAddress("The address", host + ":15701")).isEqualTo(host + ":15701");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0", "192.0.2.1", "::", "2001:db8::1", "example.org", "127.0.0.1.example.org", "", " "})
    void addressesThatOthersMayReachAreRefusedWithTheReason(String host) {
        assertThatThrownBy(() -> Loopback.require("The address to listen on", host))
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("The address to listen on '" + host + "' is refused")
                .hasMessageContaining("do not span machines yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.1:", ":15701", "127.0.0.1:port", "127.0.0.1:1234567"})
    void anAddressToJoinHasAPort(String address) {
        assertThatThrownBy(() -> Loopback.requireAddress("The address to join", address))
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("HOST:PORT");
    }

    @Test
    void differentVersionsAreRefusedNamingBothAndWhatToDo() {
        assertThatThrownBy(() -> CogridVersion.requireSame("The grid 'g'", "0.2", "0.1"))
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("The grid 'g' is of Cogrid 0.2, but this program is of Cogrid 0.1")
                .hasMessageContaining("use Cogrid 0.2 here, or stop that grid and start it again with Cogrid 0.1");
        assertThatCode(() -> CogridVersion.requireSame("The grid 'g'", "0.1", "0.1"))
                .doesNotThrowAnyException();
    }

    @Test
    void aVersionThatNobodyKnowsIsNotCompared() {
        assertThatCode(() -> CogridVersion.requireSame("The grid 'g'", "dev", "0.1"))
                .doesNotThrowAnyException();
        assertThatCode(() -> CogridVersion.requireSame("The grid 'g'", "0.1", "dev"))
                .doesNotThrowAnyException();
    }

    @Test
    void processesThatLiveStayKnownWhenNobodyListensAtTheirAddresses() {
        MemberProcess elsewhere =
                new MemberProcess(new MemberAddress("127.0.0.1:5", "127.0.0.1:1"), "elsewhere", 17, Instant.EPOCH);
        MemberProcess living = MemberProcess.current(MemberAddress.of("127.0.0.1:2"));
        GridAccess access = GridAccess.toNewGrid("g").withMembers(List.of("127.0.0.1:1"), List.of(elsewhere, living));

        assertThat(AccessJson.parse(AccessJson.text(access))).isEqualTo(access);
        assertThat(access.living()).containsExactly(living);
        assertThat(access.madeAnew().addresses()).isEmpty();
        assertThat(access.madeAnew().processes()).containsExactly(living);
    }

    @Test
    void whatAnEngineSaysOfItselfCrossesTheWire() {
        EngineReport idle = new EngineReport(
                "host", "17.0.9", 12, false, 0, null, new EngineReport.Load(5, 9, -1), 3, -1, 0, List.of(), 0);
        EngineReport busy = new EngineReport(
                "host",
                "17.0.9",
                12,
                true,
                4,
                new EngineReport.Running(8, "a \"label\"", "apply", "client process 9 on host", 77),
                new EngineReport.Load(5, 9, 0.25),
                3,
                1L << 40,
                4_000,
                List.of(
                        new EngineReport.Held("client process 9 on host", 1L << 33),
                        new EngineReport.Held("client 8", 7)),
                5);

        assertThat(EngineReport.fromJson(idle.toJson())).isEqualTo(idle);
        assertThat(EngineReport.fromJson(busy.toJson())).isEqualTo(busy);
    }
}
