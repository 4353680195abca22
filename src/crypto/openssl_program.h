// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Authorities made with the openssl program, for tests only.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <unistd.h>

#include <gtest/gtest.h>

#include "crypto/certificate.h"
#include "crypto/revocation.h"

namespace comity::crypto {

/// A folder in which the openssl program runs, removed with the object.
class OpensslFolder {
   public:
    OpensslFolder()
        : folder_(std::filesystem::path(testing::TempDir()) /
                  ("openssl-" + std::to_string(getpid()) + "-" + std::to_string(++made_))) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    ~OpensslFolder() { std::filesystem::remove_all(folder_); }
    OpensslFolder(const OpensslFolder&) = delete;
    OpensslFolder& operator=(const OpensslFolder&) = delete;

    const std::filesystem::path& folder() const { return folder_; }
    void run(const std::string& arguments) const {
        const std::string command =
            "cd '" + folder_.string() + "' && openssl " + arguments + " >openssl.log 2>&1 </dev/null";
        if (std::system(command.c_str()) != 0) ADD_FAILURE() << "openssl " << arguments << "\n" << read("openssl.log");
    }
    void write(const std::string& name, const std::string& content) const {
        std::ofstream(folder_ / name, std::ios::binary) << content;
    }
    std::string read(const std::string& name) const {
        std::ifstream file(folder_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    Certificate certificate(const std::string& name) const {
        return Certificate::from_pem(read(name + ".crt")).value();
    }

   private:
    static inline int made_ = 0;
    std::filesystem::path folder_;
};

/// A time-stamping authority made with the openssl program.
class OpensslAuthority : public OpensslFolder {
   public:
    OpensslAuthority() {
        write("openssl.cnf",
              "[tsa]\ndefault_tsa = one\n"
              "[one]\nserial = serial\nsigner_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256\n"
              "accuracy = secs:1, millisecs:500\nordering = no\ntsa_name = no\ness_cert_id_chain = no\n"
              "ess_cert_id_alg = sha256\nclock_precision_digits = 3\n"
              "[req]\ndistinguished_name = dn\n[dn]\n"
              "[ca]\nbasicConstraints = critical,CA:TRUE\nkeyUsage = critical,keyCertSign\n"
              "subjectKeyIdentifier = hash\n"
              "[stamping]\nbasicConstraints = CA:FALSE\nkeyUsage = critical,digitalSignature\n"
              "extendedKeyUsage = critical,timeStamping\nsubjectKeyIdentifier = hash\n"
              "[other]\nbasicConstraints = CA:FALSE\nkeyUsage = critical,digitalSignature\n"
              "subjectKeyIdentifier = hash\n");
        write("serial", "0A\n");
        const std::string key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -config openssl.cnf ";
        run("req -x509 " + key + "-keyout ca.key -out ca.crt -subj /CN=CA -days 30 -extensions ca");
        run("req " + key + "-keyout tsa.key -out tsa.csr -subj /CN=TSA");
        run("x509 -req -in tsa.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 20 -out tsa.crt"
            " -extfile openssl.cnf -extensions stamping");
    }

    std::string answer(const std::string& request) {
        write("request.tsq", request);
        run("ts -reply -config openssl.cnf -section one -queryfile request.tsq -inkey tsa.key -signer tsa.crt"
            " -out answer.tsr");
        return read("answer.tsr");
    }

    Certificate anchor() const { return certificate("ca"); }
    Certificate signer() const { return certificate("tsa"); }
};

/// An issuer made with the openssl program: one certificate is good, one revoked.
class OpensslIssuer : public OpensslFolder {
   public:
    OpensslIssuer() {
        write("openssl.cnf",
              "[ca]\ndefault_ca = one\n[one]\ndatabase = index.txt\ndefault_md = sha256\ndefault_crl_days = 3\n"
              "crlnumber = crlnumber\n"
              "[req]\ndistinguished_name = dn\n[dn]\n"
              "[issuer]\nbasicConstraints = critical,CA:TRUE\nkeyUsage = critical,keyCertSign,cRLSign\n"
              "subjectKeyIdentifier = hash\n"
              "[leaf]\nbasicConstraints = CA:FALSE\nsubjectKeyIdentifier = hash\n"
              "[responder]\nbasicConstraints = CA:FALSE\nextendedKeyUsage = OCSPSigning\n"
              "subjectKeyIdentifier = hash\n"
              "[delta]\n2.5.29.27 = critical,DER:02:01:01\n");
        write("crlnumber", "01\n");
        run("req -x509 " + key + "-keyout ca.key -out ca.crt -subj /CN=CA -days 30 -extensions issuer");
        issue("good", "11", "leaf");
        issue("bad", "12", "leaf");
        issue("responder", "13", "responder");
        issue("outsider", "14", "leaf");
        write("index.txt", line("V", "", "11", "good") + line("R", "260101000000Z,keyCompromise", "12", "bad"));
    }

    void issue(const std::string& name, const std::string& serial, const std::string& extensions) const {
        run("req " + key + "-keyout " + name + ".key -out " + name + ".csr -subj /CN=" + name);
        run("x509 -req -in " + name + ".csr -CA ca.crt -CAkey ca.key -set_serial 0x" + serial + " -days 20 -out " +
            name + ".crt -extfile openssl.cnf -extensions " + extensions);
    }
    static std::string line(const std::string& status, const std::string& revoked, const std::string& serial,
                            const std::string& name) {
        return status + "\t400101000000Z\t" + revoked + "\t" + serial + "\tunknown\t/CN=" + name + "\n";
    }

    std::string ocsp(const std::string& name, const std::string& signer, const std::string& options = "") const {
        write("request.der", ocsp_request(certificate(name), certificate("ca")));
        run("ocsp -index index.txt -CA ca.crt -rsigner " + signer + ".crt -rkey " + signer +
            ".key -reqin request.der -respout answer.der -ndays 2 " + options);
        return read("answer.der");
    }
    std::string list(const std::string& options = "") const {
        run("ca -gencrl -config openssl.cnf -keyfile ca.key -cert ca.crt -out list.pem " + options);
        run("crl -in list.pem -outform DER -out list.der");
        return read("list.der");
    }

   private:
    const std::string key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -config openssl.cnf ";
};

}  // namespace comity::crypto
