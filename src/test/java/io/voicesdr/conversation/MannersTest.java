package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.message.Message;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.tenant.BusinessHours;
import io.voicesdr.core.tenant.BusinessHours.Outside;
import io.voicesdr.core.tenant.DayLimits;
import io.voicesdr.core.tenant.FollowUpRules;
import io.voicesdr.core.tenant.Holidays;
import io.voicesdr.core.tenant.Lgpd;
import io.voicesdr.core.tenant.OpenHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Decency and data protection through the whole shell: the whole outgoing messages. The clock begins on a Monday at 9:00. */
class MannersTest {

    private static final Lgpd NOTICE =
            new Lgpd(true, Optional.of("https://loja.example/privacidade"), Duration.ofDays(180), false, false);

    private World world = World.of(tenant -> tenant);

    private String writes(String text) {
        world.clock.advance(Duration.ofSeconds(30)); // not faster than the tenant answers
        int before = world.whatsApp.textsToCustomers().size();
        world.customerWrites(text);
        world.settle();
        return said(before);
    }

    private String said(int before) {
        List<String> all = world.whatsApp.textsToCustomers();
        return String.join("\n---\n", all.subList(before, all.size()));
    }

    private static String text(Prompt prompt) {
        return prompt.turns().toString();
    }

    // ---- who is speaking

    @Test
    void newCustomer_isToldOnce_thatAVirtualAssistantSpeaks() {
        world = World.of(tenant -> tenant.lgpd(NOTICE));

        assertThat(writes("oi, tem o Onix?")).isEqualTo("""
                Olá! Você está falando com a assistente virtual da Loja Exemplo.
                Como cuidamos dos seus dados: https://loja.example/privacidade
                ---
                Resposta 1""");
        assertThat(world.archive.questions).hasValue(1);
        world.clock.advance(Duration.ofDays(3));
        assertThat(writes("e o Gol?")).isEqualTo("Resposta 2");
        world = world.restarted();
        world.clock.advance(Duration.ofDays(60));
        assertThat(writes("voltei")).isEqualTo("Resposta 1");
        assertThat(world.archive.questions).hasValue(0);
    }

    @Test
    void knownCustomer_whomAPersonAnsweredBefore_isNotTold() {
        world = World.of(tenant -> tenant.lgpd(NOTICE));
        world.whatsApp.customer(World.MARIA, "bom dia");
        world.whatsApp.person(World.MARIA, "bom dia, Maria!");
        world.clock.advance(Duration.ofDays(2));

        assertThat(writes("e aí, chegou?")).isEqualTo("Resposta 1");
    }

    @Test
    void noticeThatWentOutAlone_doesNotStandForTheAnswer() {
        world = World.of(tenant -> tenant.lgpd(NOTICE));
        world.whatsApp.sendOutcomes.add(Messenger.Sent.Accepted::new);
        world.whatsApp.sendOutcomes.add(message -> world.whatsApp.vanish(
                message, new Messenger.Sent.NotSent(new UpstreamException("EVOLUTION_REFUSED", "refused", null))));

        assertThat(writes("oi")).isEqualTo("""
                Olá! Você está falando com a assistente virtual da Loja Exemplo.
                Como cuidamos dos seus dados: https://loja.example/privacidade
                ---
                Resposta 1""");
        assertThat(world.model.asked).hasSize(1);
    }

    // ---- stop and return

    @Test
    void sair_isConfirmedOnce_andQuestionsAreStillAnswered() {
        writes("oi");
        assertThat(writes("SAIR"))
                .isEqualTo(
                        "Pronto: não vamos mais te escrever por conta própria. Se você escrever, respondemos. Para voltar a receber, envie INICIAR.");
        assertThat(writes("quanto custa o Onix?")).isEqualTo("Resposta 2");
        assertThat(writes("INICIAR"))
                .isEqualTo("Que bom ter você de volta! Podemos te escrever de novo. Para parar, é só enviar SAIR.");
        assertThat(writes("INICIAR")).isEqualTo("Resposta 3");
        assertThat(writes("quero parar de pagar aluguel")).isEqualTo("Resposta 4");
    }

    @Test
    void wishFollowedByAQuestion_bothGetTheirs() {
        world.whatsApp.customer(World.MARIA, "parar");
        world.clock.advance(Duration.ofSeconds(1));

        assertThat(writes("mas me diga: vocês abrem sábado?")).isEqualTo("""
                Pronto: não vamos mais te escrever por conta própria. Se você escrever, respondemos. Para voltar a receber, envie INICIAR.
                ---
                Resposta 1""");
    }

    // ---- data

    @Test
    void meusDados_areTold_fromTheWholeChat() {
        writes("oi");
        world.clock.advance(Duration.ofDays(2));
        writes("sair");
        world.whatsApp.person(World.MARIA, "oi Maria");
        world.clock.advance(Duration.ofHours(3));

        assertThat(writes("Meus dados")).isEqualTo("""
                Estes são os dados que temos sobre você:
                • Número: 5511999990001
                • Nome no perfil: Maria
                • Mensagens desta conversa desde 23/11/2026: 3 suas, 2 da assistente virtual, 1 da equipe
                • Você pediu para não receber mensagens nossas sem ter escrito antes
                • Ficam no WhatsApp da empresa e no sistema que o liga à assistente, por até 180 dias; para responder, a conversa é processada por um serviço de inteligência artificial (Google Gemini)
                Para apagar, escreva APAGAR MEUS DADOS. Para não receber mais mensagens, escreva SAIR.
                ---
                Aqui está tudo em um arquivo, para você guardar.""");
        assertThat(world.whatsApp.textOf("meus-dados.txt"))
                .contains("Número: 5511999990001", "Suas: 3", "23/11/2026 09:00 – 23/11/2026 09:00: 2 mensagens");
        assertThat(world.archive.reads).hasValue(1);
    }

    @Test
    void apagarMeusDados_nothingBeforeReachesTheModelAgain_andTheTeamKnowsTheSql() {
        writes("meu CPF é 529.982.247-25 e quero o Onix");
        assertThat(writes("apagar meus dados"))
                .isEqualTo(
                        "Pronto. A partir de agora não usamos mais nada do que foi dito antes nesta conversa, e a equipe foi avisada para apagar os registros. Se quiser falar com a gente, é só escrever.");
        assertThat(world.notices.notices.values())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("5511999990001")
                        .contains("-v instance=loja -v phone=5511999990001 -f deploy/postgres/erase.sql"));

        world = world.restarted();
        world.clock.advance(Duration.ofMinutes(5));
        assertThat(writes("qual carro eu queria?")).isEqualTo("Resposta 1");
        assertThat(text(world.model.asked.getFirst()))
                .doesNotContain("Onix", "529")
                .contains("qual carro");
    }

    // ---- consent

    @Test
    void consent_isAskedOnce_andTheReplyNoted() {
        world = World.of(tenant -> tenant.lgpd(new Lgpd(false, Optional.empty(), Duration.ofDays(180), true, false))
                .followUp(followUps()));

        assertThat(writes("quanto custa?")).isEqualTo("""
                Resposta 1
                ---
                Podemos te escrever depois para dar continuidade? Responda SIM ou NÃO.""");
        assertThat(writes("sim")).isEqualTo("Combinado! Se mudar de ideia, é só enviar SAIR.");
        assertThat(writes("e o Gol?")).isEqualTo("Resposta 2");
    }

    @Test
    void consent_answeredWithAQuestion_isLeftOpen_andNotAskedAgain() {
        world = World.of(tenant -> tenant.lgpd(new Lgpd(false, Optional.empty(), Duration.ofDays(180), true, false))
                .followUp(followUps()));
        writes("quanto custa?");

        assertThat(writes("tem em outra cor?")).isEqualTo("Resposta 2");
        assertThat(writes("sim, azul, e quanto fica a entrada dele?")).isEqualTo("Resposta 3");
    }

    private static FollowUpRules followUps() {
        return new FollowUpRules(
                true,
                Duration.ofHours(24),
                20,
                List.of(new FollowUpRules.Stage(Duration.ofHours(1), Optional.of("Oi?"), Optional.empty())));
    }

    // ---- hours

    private static BusinessHours weekdays(Outside outside) {
        return new BusinessHours(
                Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.getValue() <= 5)
                        .collect(Collectors.toMap(Function.identity(), day -> List.of(new OpenHours(8 * 60, 18 * 60)))),
                new Holidays(Map.of(), Map.of()),
                outside);
    }

    @Test
    void outsideHours_oneNotice_andTheAnswerAtTheOpening() {
        world = World.of(tenant -> tenant.businessHours(weekdays(Outside.NOTICE)));
        world.clock.advance(Duration.ofHours(13)); // 22:00
        assertThat(writes("tem o Onix?"))
                .isEqualTo("Nosso atendimento está fechado agora. Voltamos amanhã às 8h e respondemos por aqui.");
        world.clock.advance(Duration.ofHours(3));
        assertThat(writes("e o Gol?")).isEmpty();
        world = world.restarted();
        assertThat(world.sweep.sweep()).isZero();

        world.clock.advance(Duration.ofMinutes(7 * 60 + 1)); // 8:01
        assertThat(world.sweep.sweep()).isEqualTo(1);
        world.settle();
        assertThat(world.whatsApp.textsToCustomers()).last().isEqualTo("Resposta 1");
        assertThat(text(world.model.asked.getFirst())).contains("tem o Onix?", "e o Gol?");
        assertThat(world.sweep.sweep()).isZero();
    }

    @Test
    void silentAtTheWeekend_isAnsweredOnMonday_butNotWhatAPersonAnswered() {
        world = World.of(tenant -> tenant.businessHours(weekdays(Outside.SILENT)));
        world.clock.advance(Duration.ofDays(5)); // Saturday 9:00
        assertThat(writes("oi")).isEmpty();
        world.clock.advance(Duration.ofHours(47)); // Monday 8:00
        assertThat(world.sweep.sweep()).isEqualTo(1);
        world.settle();
        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Resposta 1");

        world.clock.advance(Duration.ofHours(12));
        assertThat(writes("mais uma")).isEmpty();
        world.whatsApp.person(World.MARIA, "Oi! Respondo eu.");
        world.clock.advance(Duration.ofHours(12));
        assertThat(world.sweep.sweep()).isZero();
    }

    @Test
    void outsideHoursLongAfterTheOpening_isTooOld() {
        world = World.of(tenant -> tenant.businessHours(weekdays(Outside.SILENT)));
        world.clock.advance(Duration.ofHours(13));
        Message night = world.whatsApp.customer(World.MARIA, "oi");
        world.clock.advance(Duration.ofHours(13)); // 11:00, the opening was three hours ago
        world.hear(night);
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).isEmpty();
    }

    // ---- the day's limit and report

    @Test
    void dayLimit_isTold_onceToTheCustomerAndOnceToTheTeam_andSurvivesARestart() {
        world = World.of(tenant -> tenant.limits(new DayLimits(0, 2)));
        assertThat(writes("um")).isEqualTo("Resposta 1");
        assertThat(writes("dois")).isEqualTo("Resposta 2");
        String told =
                "Hoje a assistente virtual já não consegue responder mais. Uma pessoa da nossa equipe continua com você por aqui assim que puder.";
        assertThat(writes("três")).isEqualTo(told);
        assertThat(writes("quatro")).isEmpty();
        assertThat(writes("SAIR")).startsWith("Pronto: não vamos mais te escrever");
        Awaitility.await().until(() -> world.notices.notices.size() == 1);
        assertThat(world.notices.notices.keySet()).containsExactly("day limit 2026-11-23");

        world = world.restarted();
        world.budget.read(world.tenant);
        assertThat(writes("cinco")).isEmpty();
        assertThat(world.sweep.sweep()).isZero();
        assertThat(world.model.asked).isEmpty();

        world.clock.advance(Duration.ofHours(18)); // after midnight
        assertThat(writes("bom dia")).isEqualTo("Resposta 1");
    }

    @Test
    void noticeOfTheLimit_isTriedEveryMinute_untilTheTeamHasIt_andNoMore() {
        world = World.of(tenant -> tenant.limits(new DayLimits(0, 1)));
        world.notices.reachable = false;
        writes("um");
        assertThat(writes("dois")).startsWith("Hoje a assistente virtual");
        Awaitility.await().until(() -> world.notices.noticesTried.get() == 1);
        writes("três");
        Awaitility.await().untilAsserted(() -> {
            world.budget.everyMinute();
            assertThat(world.notices.noticesTried).hasValueGreaterThanOrEqualTo(2);
        });
        assertThat(world.notices.notices).isEmpty();

        world.notices.reachable = true;
        world.budget.everyMinute();
        assertThat(world.notices.notices).containsOnlyKeys("day limit 2026-11-23");
        int tried = world.notices.noticesTried.get();
        world.budget.everyMinute();
        writes("quatro");
        assertThat(world.notices.noticesTried).hasValue(tried);
    }

    @Test
    void tokensOfTheDay_areReadFromTheMarks() {
        world = World.of(tenant -> tenant.limits(new DayLimits(1_900, 0)));
        writes("um");
        writes("dois");
        world = world.restarted();
        world.budget.read(world.tenant);

        assertThat(writes("três")).startsWith("Hoje a assistente virtual");
    }

    @Test
    void dailyReport_isSentOnce_alsoLate() {
        world = World.of(tenant -> tenant.dailyReport(Optional.of(LocalTime.of(18, 30))));
        writes("oi");
        DailyReportJob job = report();
        job.run();
        assertThat(world.notices.notices).isEmpty();
        world.clock.advance(Duration.ofHours(11)); // 20:00
        job.run();
        report().run();

        assertThat(world.notices.notices).containsExactly(Map.entry("daily report 2026-11-23", """
                📊 Loja Exemplo, 23/11
                Clientes que escreveram: 1
                Conversas novas: 1
                Mensagens: 1 dos clientes, 1 da assistente, 0 da equipe
                Perguntas respondidas: 1 de 1
                Tempo até a resposta: 0 s
                Passadas para uma pessoa: 0"""));
    }

    private DailyReportJob report() {
        return new DailyReportJob(
                world, world.archive, world.notices, TestTurnConfig.DEFAULTS, world.clock, time -> {});
    }
}
