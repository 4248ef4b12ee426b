// Drives an SCXML chart with Qt SCXML: approval CHART SECONDS, prints external events per second of processor time.
#include <QtCore/QCoreApplication>
#include <QtScxml/QScxmlStateMachine>
#include <cstdio>
#include <cstdlib>
#include <ctime>

int main(int argc, char **argv) {
    QCoreApplication application(argc, argv);
    if (argc < 3) return 2;
    QScxmlStateMachine *machine = QScxmlStateMachine::fromFile(QString::fromLocal8Bit(argv[1]));
    if (!machine || !machine->parseErrors().isEmpty()) {
        for (const QScxmlError &error : machine->parseErrors()) fprintf(stderr, "%s\n", qPrintable(error.toString()));
        return 1;
    }
    machine->start();
    QCoreApplication::processEvents();
    const QStringList events{"submit", "approve.legal", "approve.finance", "approve.quality", "reset"};
    const double limit = atof(argv[2]);
    const clock_t start = clock();
    const auto elapsed = [start] { return double(clock() - start) / CLOCKS_PER_SEC; };
    long count = 0;
    while (elapsed() < limit) {
        for (int round = 0; round < 200; ++round)
            for (const QString &event : events) machine->submitEvent(event);
        QCoreApplication::processEvents();
        count += 1000;
    }
    const double seconds = elapsed();
    if (!machine->activeStateNames().contains("draft")) return 3;
    machine->submitEvent("submit");
    machine->submitEvent("approve.legal");
    QCoreApplication::processEvents();
    if (!machine->activeStateNames().contains("legal_done")) return 4;
    printf("%.0f\n", count / seconds);
    return 0;
}
